using Guildhall.Simulator;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Simulator.Permissions;

public class PermissionRulesTests
{
    private readonly ManualTime time = new();
    private readonly SimGuild guild;
    private readonly SimMember member;
    private readonly SimRole role = new(10, "role") { Position = 1 };
    private readonly SimChannel channel;

    public PermissionRulesTests()
    {
        var world = new Universe(new SimulatorOptions { Time = time });
        guild = world.AddGuild(
            1,
            "guild",
            99,
            Permission.ViewChannel | Permission.SendMessages | Permission.AttachFiles
        );
        member = new(new(5, "member", false), time.GetUtcNow());
        member.Roles.Add(role.Id);
        guild.Members.Add(5, member);
        guild.Roles.Add(role.Id, role);
        channel = new(2, ChannelType.Text, guild, "channel");
    }

    private Permission InChannel => PermissionRules.InChannel(guild, channel, member, time.GetUtcNow());

    [Fact]
    public void A_members_own_overwrite_beats_its_roles_and_everyones()
    {
        channel.Overwrites.Add(new(guild.Id, false, Permission.None, Permission.SendMessages));
        channel.Overwrites.Add(new(role.Id, false, Permission.None, Permission.SendMessages));
        Assert.False(InChannel.HasFlag(Permission.SendMessages));

        channel.Overwrites.Add(new(5, true, Permission.SendMessages, Permission.None));

        Assert.True(InChannel.HasFlag(Permission.SendMessages));
    }

    [Fact]
    public void One_role_that_allows_beats_another_that_denies()
    {
        var second = new SimRole(11, "second");
        guild.Roles.Add(second.Id, second);
        member.Roles.Add(second.Id);
        channel.Overwrites.Add(new(role.Id, false, Permission.None, Permission.SendMessages));
        channel.Overwrites.Add(new(second.Id, false, Permission.SendMessages, Permission.None));

        Assert.True(InChannel.HasFlag(Permission.SendMessages));
    }

    [Fact]
    public void Who_cannot_see_a_channel_can_do_nothing_in_it()
    {
        channel.Overwrites.Add(new(guild.Id, false, Permission.None, Permission.ViewChannel));

        Assert.Equal(Permission.None, InChannel);
    }

    [Fact]
    public void Who_cannot_write_cannot_attach_either()
    {
        channel.Overwrites.Add(new(guild.Id, false, Permission.None, Permission.SendMessages));

        Assert.False(InChannel.HasFlag(Permission.AttachFiles));
    }

    [Fact]
    public void A_time_out_leaves_reading_but_not_for_administrators()
    {
        member.TimeoutUntil = time.GetUtcNow().AddMinutes(1);
        Assert.Equal(Permission.ViewChannel, InChannel);

        role.Permissions = Permission.Administrator;

        Assert.Equal(Permission.All, InChannel);
    }

    [Fact]
    public void Of_two_roles_at_one_height_the_older_stands_higher()
    {
        var younger = new SimRole(11, "younger") { Position = 1 };
        guild.Roles.Add(younger.Id, younger);
        var other = new SimMember(new(6, "other", false), time.GetUtcNow());
        other.Roles.Add(younger.Id);

        Assert.True(PermissionRules.Outranks(guild, member, other));
        Assert.False(PermissionRules.Outranks(guild, other, member));
        Assert.False(PermissionRules.Outranks(guild, member, member));
    }
}
