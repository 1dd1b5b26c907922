using Guildhall.Aegis.AutoMod.Links;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Aegis.AutoMod.Live;

namespace Guildhall.Tests.Aegis.AutoMod.Links;

[Collection<AutoModSuite>]
public class HearInvitesTests(ModerationStage stage)
{
    [Fact]
    public async Task The_servers_own_invites_pass_while_they_hold_and_others_go()
    {
        await stage.SwitchOnAsync();
        var invites = stage.Service.Get<OwnInvites>();
        var (told, silent) = (Make("ToldByGateway"), Make("OnlyByRest"));
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            InviteActs.Create(world, told);
            told.Channel.Guild!.Invites.Add(silent.Code, silent);
        }

        await ModerationStage.UntilAsync(() =>
        {
            invites.Want(AegisService.Guild);
            return Task.FromResult(
                invites.Contains(AegisService.Guild, told.Code) && invites.Contains(AegisService.Guild, silent.Code)
            );
        });
        var member = await stage.JoinAsync();
        var own = await stage.SayAsync(member, $"come in: https://discord.gg/{told.Code} or discord.gg/{silent.Code}");
        var other = await stage.SayAsync(member, "join discord.gg/elsewhere");

        await stage.UntilGoneAsync(other);
        Assert.Contains(own, await stage.ReadAsync());

        lock (world.Gate)
        {
            InviteActs.Remove(world, told);
        }

        await ModerationStage.UntilAsync(() => Task.FromResult(!invites.Contains(AegisService.Guild, told.Code)));
        var late = await stage.SayAsync(await stage.JoinAsync(), $"discord.gg/{told.Code}");
        await stage.UntilGoneAsync(late);
    }

    private SimInvite Make(string code)
    {
        var guild = stage.Discord.Get<Universe>().Guilds[DemoWorld.AegisId];
        var inviter = guild.Members[guild.OwnerId].User;
        return new(code, guild.Channels.Values.First(c => c.Name == "general"), inviter, DateTimeOffset.UnixEpoch);
    }
}
