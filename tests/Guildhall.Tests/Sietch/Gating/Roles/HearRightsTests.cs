using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Gating.Roles;

[Collection<RoleSuite>]
public class HearRightsTests(RoleStage stage)
{
    [Fact]
    public async Task As_soon_as_the_bot_has_its_rights_back_what_it_could_not_do_is_done()
    {
        using var wallet = new TestWallet();
        var roles = stage.RolesOfBot();
        Assert.NotEmpty(roles);
        await stage.SetByHandAsync(DemoWorld.BotName);
        await stage.PublishAsync(wallet.Account, Tier.Naib);
        await stage.Wallets.ProveAsync("fedaykin-24", wallet);
        // Discord's event and the comparison are under way at the same time.
        await WalletStage.UntilAsync(async () =>
        {
            await stage.OrderAsync(RoleCause.Change);
            return (await stage.RunAsync())!.Problems.Contains("Manage Roles", StringComparison.Ordinal);
        });

        await stage.SetByHandAsync(DemoWorld.BotName, roles);

        await stage.UntilHasAsync("fedaykin-24", "naib");
        await WalletStage.UntilAsync(async () => (await stage.RunAsync())!.Problems.Length == 0);
    }

    [Fact]
    public async Task A_role_that_is_changed_has_all_compared_where_something_stood_in_the_way()
    {
        var guild = stage.Guildhall.Get<GuildCache>().Guilds.Single(g => g.Id.Value == DemoWorld.SietchId);
        var heard = new HearRights(
            stage.Guildhall.Get<CommunityRegistry>(),
            stage.Guildhall.Get<RoleBook>(),
            stage.Guildhall.Get<Db>()
        );
        var changed = new RoleChanged { GuildId = guild.Id };
        using var wallet = new TestWallet();
        await stage.PublishAsync(wallet.Account, Tier.None);
        var standings = stage.Guildhall.Get<GateStandings>();
        await WalletStage.UntilAsync(async () =>
            !await standings.HasNewsAsync(WalletStage.Tenant, TestContext.Current.CancellationToken)
        );
        await stage.ExecuteAsync("UPDATE sietch_role_runs SET problems = 'A role stood above mine.'");

        await heard.HandleAsync(changed, TestContext.Current.CancellationToken);

        await WalletStage.UntilAsync(async () => (await stage.RunAsync())!.Problems.Length == 0);
    }
}
