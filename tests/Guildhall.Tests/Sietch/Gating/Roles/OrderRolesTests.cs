using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Gating.Roles;

[Collection<RoleSuite>]
public class OrderRolesTests(RoleStage stage)
{
    private static readonly DateTimeOffset minute = new(2026, 1, 1, 12, 34, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_snapshot_is_followed_in_the_same_minute_and_all_are_compared_at_the_hour()
    {
        using var wallet = new TestWallet();
        await stage.PublishAsync(wallet.Account, Tier.None);
        var standings = stage.Guildhall.Get<GateStandings>();
        await WalletStage.UntilAsync(async () => !await standings.HasNewsAsync(WalletStage.Tenant, Cancellation));
        var ran = (await stage.RunAsync())!.RanAt;

        await OrderAsync(minute);
        await stage.ExecuteAsync("UPDATE sietch_state SET snapshot = snapshot + 1 WHERE tenant_id = 'default'");
        await OrderAsync(minute);
        await WalletStage.UntilAsync(async () => !await standings.HasNewsAsync(WalletStage.Tenant, Cancellation));

        var hour = (await stage.RunAsync())!.RanAt;
        Assert.True(hour > ran);
        await OrderAsync(minute.AddMinutes(-34));
        await WalletStage.UntilAsync(async () => (await stage.RunAsync())!.RanAt > hour);
    }

    private Task OrderAsync(DateTimeOffset at) =>
        new OrderRoles(
            stage.Guildhall.Get<CommunityRegistry>(),
            stage.Guildhall.Get<GateStandings>(),
            stage.Guildhall.Get<Db>()
        ).HandleAsync(new(at), new JobRun(1, 1, false, at), Cancellation);
}
