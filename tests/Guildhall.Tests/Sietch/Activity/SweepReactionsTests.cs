using Guildhall.Core.Storage;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Communities;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Activity;

[Collection<WalletSuite>]
public class SweepReactionsTests(WalletStage stage)
{
    [Fact]
    public async Task Old_reactions_of_every_community_go_and_those_of_today_stay()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var db = stage.Guildhall.Get<Db>();
        var today = ActivityRules.DayOf(stage.Guildhall.Get<TimeProvider>().GetUtcNow());
        var add =
            $"INSERT INTO sietch_reactions VALUES ('{WalletStage.Tenant}', 1, 'old', NULL, {today - 9}, 0, 0.5, 0), "
            + $"('{WalletStage.Tenant}', 1, 'new', NULL, {today}, 0, 0.5, 0)";
        await db.WriteAsync(unit => unit.ExecuteAsync(add), cancellation);

        var sweep = new SweepReactions(stage.Guildhall.Get<ActivityBook>(), stage.Guildhall.Get<CommunityRegistry>());
        await sweep.HandleAsync(new(default), new(1, 1, false, default), cancellation);

        var left = await db.QueryAsync<string>(
            "SELECT giver_id FROM sietch_reactions WHERE message_id = 1",
            null,
            cancellation
        );
        Assert.Equal(["new"], left);
    }
}
