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
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_snapshot_is_followed_in_the_same_minute_and_all_are_compared_at_the_hour()
    {
        using var wallet = new TestWallet();
        await stage.PublishAsync(wallet.Account, Tier.None);
        var standings = stage.Guildhall.Get<GateStandings>();
        await WalletStage.UntilAsync(async () => !await standings.HasNewsAsync(WalletStage.Tenant, Cancellation));
        var ran = (await stage.RunAsync())!.RanAt;

        await OrderAsync(ran);
        await stage.ExecuteAsync("UPDATE sietch_state SET snapshot = snapshot + 1 WHERE tenant_id = 'default'");
        await OrderAsync(ran);
        await WalletStage.UntilAsync(async () => !await standings.HasNewsAsync(WalletStage.Tenant, Cancellation));

        var hour = (await stage.RunAsync())!.RanAt;
        Assert.True(hour > ran);
        await OrderAsync(hour.AddHours(1));
        await WalletStage.UntilAsync(async () => (await stage.RunAsync())!.RanAt > hour);
    }

    [Fact]
    public async Task While_something_stands_in_the_way_every_minute_tries_again()
    {
        await stage.ExecuteAsync("UPDATE sietch_role_runs SET problems = 'A role stood above mine.'");
        var ran = (await stage.RunAsync())!.RanAt;

        await WalletStage.UntilAsync(async () =>
        {
            await OrderAsync(ran);
            return await stage.RunAsync() is { Problems: "" };
        });
    }

    [Fact]
    public async Task Once_a_day_the_members_are_read_anew()
    {
        var read = (await stage.RunAsync())!.ReadAt!.Value;

        await OrderAsync(read.AddDays(1));

        await WalletStage.UntilAsync(async () => (await stage.RunAsync())!.ReadAt > read);
    }

    private Task OrderAsync(DateTimeOffset at) =>
        new OrderRoles(
            stage.Guildhall.Get<CommunityRegistry>(),
            stage.Guildhall.Get<GateStandings>(),
            stage.Guildhall.Get<RoleBook>(),
            stage.Guildhall.Get<Db>()
        ).HandleAsync(new(at), new JobRun(1, 1, false, at), Cancellation);
}
