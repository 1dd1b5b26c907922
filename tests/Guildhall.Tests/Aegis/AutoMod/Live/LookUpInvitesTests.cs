using Guildhall.Aegis.AutoMod.Links;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class LookUpInvitesTests(ModerationStage stage)
{
    [Fact]
    public async Task An_allowed_servers_invite_stays_whatever_its_code_and_others_go()
    {
        await stage.SwitchOnAsync();
        await stage.ImportAsync(
            $$$"""{"version":1,"rules":[{"name":"invites","when":{"invites":{"allow":["{{{DemoWorld.SietchId}}}"]}},"then":[{"delete":{}}]}]}"""
        );
        Make(DemoWorld.SietchId, "ToFriends");
        Make(DemoWorld.OnomancerId, "ToStrangers");
        var targets = stage.Service.Get<InviteTargets>();

        var member = await stage.JoinAsync();
        var friendly = await stage.SayAsync(member, "come to discord.com/invite/ToFriends");
        var other = await stage.JoinAsync();
        var strange = await stage.SayAsync(other, "no, to https://discord.gg/ToStrangers");
        var gone = await stage.SayAsync(await stage.JoinAsync(), "or discord.gg/ToNowhere");

        await stage.UntilGoneAsync(strange);
        await stage.UntilGoneAsync(gone);
        await ModerationStage.UntilAsync(async () =>
            targets.GuildOf("ToFriends") == $"{DemoWorld.SietchId}"
            && await stage.Service.Guildhall.CountAsync(
                "SELECT COUNT(*) FROM jobs WHERE kind = 'aegis.automod.invites'"
            ) == 0
        );
        Assert.Contains(friendly, await stage.ReadAsync());
        Assert.Equal(0, await stage.CountHitsAsync(member));
        Assert.Equal(1, await stage.CountHitsAsync(other));
    }

    private void Make(ulong guildId, string code)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var guild = world.Guilds[guildId];
            var channel = guild.Channels.Values.First(c => c.Type == ChannelType.Text);
            var invite = new SimInvite(code, channel, guild.Members[guild.OwnerId].User, DateTimeOffset.UnixEpoch);
            InviteActs.Create(world, invite);
        }
    }
}
