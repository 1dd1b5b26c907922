using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Eligibility;
using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Eligibility;

public class GraceTextTests
{
    private static readonly EligibilityState healthy = new(
        TenantId.Default,
        Snapshot: 3,
        FirstAttemptAt: At(1),
        LastAttemptAt: At(30),
        LastSuccessAt: At(2),
        Failures: 5,
        Failure: "one.example did not answer",
        GraceSince: null
    );

    [Fact]
    public void A_failure_alone_says_nothing_and_a_grace_says_how_old_the_list_is()
    {
        Assert.Null(GraceText.Of(healthy));
        Assert.Contains(
            "since 2026-03-02 05:00 UTC: this list is old",
            GraceText.Of(healthy with { GraceSince = At(29) })
        );
    }

    [Fact]
    public async Task While_the_list_is_old_all_that_is_made_of_it_says_so_in_the_same_words()
    {
        const string Old = "since 2026-03-02 05:00 UTC: this list is old. Nobody loses a role by that.";
        await using var stage = new BarStage(seats: 1);
        await stage.InitializeAsync();
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-1", wallet);
        await stage.Wallets.FinishProfileAsync("fedaykin-1");
        await stage.PublishAsync(wallet.Account);
        Assert.DoesNotContain(Old, (await stage.Wallets.RunAsync("fedaykin-1", "position")).Text);

        await stage.BeginGraceAsync(At(2));

        foreach (
            var command in (string[])
                ["threshold", "directory", "leaderboard", "naib current", "naib overview", "position"]
        )
        {
            var answer = (await stage.Wallets.RunAsync("fedaykin-1", command)).Json["reply"]!.ToJsonString();
            Assert.Contains(Old, answer, StringComparison.Ordinal);
        }

        foreach (var page in (string[])["", "/threshold", "/directory", "/council"])
        {
            var html = await stage.Guildhall.Http.GetStringAsync(
                $"/sietch/default{page}",
                TestContext.Current.CancellationToken
            );
            Assert.Contains($"{Old}</p>", html, StringComparison.Ordinal);
        }
    }

    private static DateTimeOffset At(int day) =>
        new DateTimeOffset(2026, 3, 1, 5, 0, 0, TimeSpan.Zero).AddDays(day - 1).ToOffset(TimeSpan.FromHours(3));
}
