using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Raids;
using Guildhall.Aegis.Raids.Holds;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Raids.Holds;

public class EndedRaidsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Newcomers_are_held_for_a_raid_until_it_ends_or_falls_to_watch()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var ended = stage.Service.Get<EndedRaids>();
        await stage.RunAsync("owner", "raid on");
        var raid = (await stage.Service.Get<RaidBook>().OpenAsync(AegisService.Guild, Cancellation))!;

        var during = await ended.IsWantedAsync(raid, Cancellation);
        await stage.RunAsync("owner", "raid on", ("level", "watch"));
        var watched = await ended.IsWantedAsync(raid, Cancellation);
        await stage.RunAsync("owner", "raid on", ("level", "lockdown"));
        var locked = await ended.IsWantedAsync(raid, Cancellation);
        await stage.RunAsync("owner", "raid off");

        Assert.Equal((true, false, true), (during, watched, locked));
        Assert.False(await ended.IsWantedAsync(raid, Cancellation));
    }

    [Fact]
    public async Task A_kick_whose_raid_ended_before_discord_let_it_through_is_called_off_and_never_sent()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var (first, second) = (await stage.JoinAsync(), await stage.JoinAsync());
        await stage.RunAsync("owner", "raid on");
        var during = await KickAsync(stage, first);
        await stage.RunAsync("owner", "raid off");

        var after = await KickAsync(stage, second);

        Assert.Equal(OutcomeState.Done, during.State);
        Assert.Equal((OutcomeState.Failed, "aegis.called_off"), (after.State, after.Refusal?.Code));
        Assert.Empty(await stage.RequestsAsync("DELETE", $"/members/{second.Id}"));
        Assert.True(stage.IsPresent(second));
    }

    private static async Task<CaseOutcome> KickAsync(ModerationStage stage, Newcomer member)
    {
        var request = new ActionRequest
        {
            Kind = CaseKind.Kick,
            Target = await stage.Service.TargetAsync(member.Id),
            Actor = Staff.OfSystem(AegisService.Guild, "raid"),
            Key = $"raid:1:kick:{member.Id}",
            Source = CaseSource.Raid,
            SourceDetail = "raid 1",
            Batch = "raid-1",
            Silent = true,
        };
        var done = await stage.Service.Get<Enforcement>().CarryOutAsync(request, Cancellation);
        Assert.True(done.TryGet(out var outcome, out var refusal), refusal?.Message);
        return outcome!;
    }
}
