using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Observed;

public class ReadAuditLogTests
{
    [Fact]
    public async Task What_happened_while_the_service_was_away_is_caught_up_once_and_timers_that_came_due_run_once()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var banned = new List<Newcomer> { await stage.JoinAsync(), await stage.JoinAsync(), await stage.JoinAsync() };
        var (kicked, muted, expiring) = (await stage.JoinAsync(), await stage.JoinAsync(), await stage.JoinAsync());
        await stage.RunAsync("moderator", "tempban", ("user", expiring.Name), ("duration", "60s"));
        await stage.UntilReadAsync();

        await stage.StopAsync();
        foreach (var member in banned)
        {
            await stage.ByHandAsync("moderator", "ban", member, "while you slept");
        }

        await stage.ByHandAsync("moderator", "kick", kicked, "rude");
        await stage.ByHandAsync(
            "moderator",
            "timeout",
            muted,
            "loud",
            (stage.Time.GetUtcNow() + TimeSpan.FromDays(1)).ToString("O")
        );
        await stage.AdvanceAsync(TimeSpan.FromSeconds(90));
        await stage.StartAgainAsync();

        foreach (var member in banned.Append(kicked).Append(muted))
        {
            await ModerationStage.UntilAsync(async () => (await stage.CasesAsync(member)).Count == 1);
        }

        await ModerationStage.UntilAsync(async () =>
            (await stage.CaseAsync(expiring, CaseKind.Ban)).Effect == Effect.Expired
        );
        Assert.False(stage.IsBanned(expiring));
        Assert.All(
            await Task.WhenAll(banned.Select(member => stage.CaseAsync(member))),
            row => Assert.Equal((CaseKind.Ban, "while you slept"), (row.Kind, row.Reason))
        );
        // Its end is a case too.
        Assert.Equal(7, await stage.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM cases"));
    }
}
