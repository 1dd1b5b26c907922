using Guildhall.Discord.Model;

namespace Guildhall.Tests.Discord.Model;

public class PermissionCalculatorTests
{
    private const Permissions Talk = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;

    private static readonly DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Snowflake<Guild> guildId = new(1);
    private static readonly Snowflake<Role> mod = new(20);
    private static readonly Snowflake<Role> muted = new(21);
    private static readonly Snowflake<Role> admin = new(22);
    private static readonly GuildRoles guild = GuildRoles.Of(
        new()
        {
            Id = guildId,
            OwnerId = new(100),
            Roles =
            [
                new() { Id = guildId.As<Role>(), Permissions = Talk },
                new()
                {
                    Id = mod,
                    Permissions = Permissions.BanMembers,
                    Position = 5,
                },
                new() { Id = muted, Position = 2 },
                new()
                {
                    Id = admin,
                    Permissions = Permissions.Administrator,
                    Position = 9,
                },
            ],
        }
    );

    [Fact]
    public void An_owner_and_an_administrator_may_do_everything_everywhere()
    {
        var channel = Channel(Overwrite.ForRole(guildId.As<Role>(), 0, Permissions.All));

        Assert.Equal(Permissions.All, In(channel, new(new(100), [])));
        Assert.Equal(Permissions.All, In(channel, new(new(2), [admin])));
    }

    [Fact]
    public void Role_permissions_add_up_and_unknown_roles_count_nothing() =>
        Assert.Equal(
            Talk | Permissions.BanMembers,
            PermissionCalculator.InGuild(guild, new(new(2), [mod, new(999)]), now)
        );

    [Fact]
    public void An_allowing_role_beats_a_denying_one_and_a_members_own_overwrite_beats_both()
    {
        var both = Channel(
            Overwrite.ForRole(muted, 0, Permissions.SendMessages),
            Overwrite.ForRole(mod, Permissions.SendMessages, 0)
        );
        var own = Channel(
            Overwrite.ForRole(mod, Permissions.SendMessages, 0),
            Overwrite.ForMember(new(2), 0, Permissions.SendMessages)
        );

        Assert.True(In(both, new(new(2), [mod, muted])).HasFlag(Permissions.SendMessages));
        Assert.False(In(both, new(new(2), [muted])).HasFlag(Permissions.SendMessages));
        Assert.False(In(own, new(new(2), [mod])).HasFlag(Permissions.SendMessages));
    }

    [Fact]
    public void Who_cannot_see_a_channel_can_do_nothing_in_it()
    {
        var hidden = Channel(Overwrite.ForRole(guildId.As<Role>(), 0, Permissions.ViewChannel));

        Assert.Equal(Permissions.None, In(hidden, new(new(2), [mod])));
    }

    [Fact]
    public void Who_cannot_send_cannot_embed_either()
    {
        var quiet = Channel(Overwrite.ForRole(guildId.As<Role>(), 0, Permissions.SendMessages));

        Assert.Equal(Permissions.ViewChannel, In(quiet, new(new(2), [])));
    }

    [Fact]
    public void A_time_out_leaves_reading_only_until_it_ends()
    {
        var channel = Channel();
        var subject = new GuildSubject(new(2), [mod]) { TimedOutUntil = now.AddMinutes(1) };

        Assert.Equal(Permissions.ViewChannel, In(channel, subject));
        Assert.True(
            PermissionCalculator.InChannel(guild, subject, channel, now.AddMinutes(1)).HasFlag(Permissions.SendMessages)
        );
        Assert.Equal(Permissions.All, In(channel, subject with { Roles = [admin] }));
    }

    [Fact]
    public void A_private_thread_is_closed_to_who_is_neither_in_it_nor_manages_threads()
    {
        var parent = Channel();
        var thread = new Channel { Id = new(8), Type = ChannelType.PrivateThread };
        var subject = new GuildSubject(new(2), []);

        Assert.Equal(Permissions.None, PermissionCalculator.InThread(guild, subject, parent, thread, false, now));
        Assert.True(
            PermissionCalculator.InThread(guild, subject, parent, thread, true, now).HasFlag(Permissions.ViewChannel)
        );
    }

    [Theory]
    [InlineData(100UL, 0UL, 2UL, 22UL, true)] // the owner over an administrator
    [InlineData(2UL, 22UL, 100UL, 0UL, false)] // nobody over the owner
    [InlineData(2UL, 20UL, 3UL, 21UL, true)] // higher over lower
    [InlineData(2UL, 21UL, 3UL, 20UL, false)] // lower over higher
    [InlineData(2UL, 20UL, 3UL, 20UL, false)] // equals
    [InlineData(2UL, 22UL, 2UL, 22UL, false)] // oneself
    [InlineData(2UL, 0UL, 3UL, 0UL, false)] // two without roles
    public void Moderation_follows_the_hierarchy(ulong actor, ulong actorRole, ulong target, ulong targetRole, bool may)
    {
        static GuildSubject Subject(ulong user, ulong role) => new(new(user), role == 0 ? [] : [new(role)]);

        Assert.Equal(may, RoleHierarchy.CanActOn(guild, Subject(actor, actorRole), Subject(target, targetRole)));
    }

    [Fact]
    public void Of_two_roles_at_one_position_the_older_is_higher()
    {
        var older = new Role { Id = new(1), Position = 3 };
        var younger = new Role { Id = new(2), Position = 3 };

        Assert.True(RoleHierarchy.Compare(older, younger) > 0);
    }

    private static Permissions In(Channel channel, GuildSubject subject) =>
        PermissionCalculator.InChannel(guild, subject, channel, now);

    private static Channel Channel(params Overwrite[] overwrites) =>
        new() { Id = new(7), PermissionOverwrites = overwrites };
}
