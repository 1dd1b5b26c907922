using System.Text.Json.Nodes;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Gating.Roles;

[Collection<RoleSuite>]
public class ReconcileRolesTests(RoleStage stage)
{
    /// <summary>Scenario 19: whatever a gate bot that only removes has done, who is eligible again has the role again.</summary>
    [Fact]
    public async Task Who_drops_loses_the_role_and_who_returns_has_it_again()
    {
        using var wallet = new TestWallet();
        await stage.PublishAsync(wallet.Account, Tier.Fedaykin);
        await stage.Wallets.ProveAsync("guest", wallet);
        await stage.UntilHasAsync("guest", "fedaykin");

        // The role of the waiting is for those alone who have registered.
        await stage.PublishAsync(wallet.Account, Tier.Waiting);
        await stage.UntilHasAsync("guest");

        await stage.PublishAsync(wallet.Account, Tier.Fedaykin);
        await stage.UntilHasAsync("guest", "fedaykin");

        var drift = (await stage.RunAsync())!.Drift;
        // What is put right while a change is still on its way is not counted as drift.
        await WalletStage.UntilAsync(async () =>
        {
            await stage.SetByHandAsync("guest");
            await stage.UntilHasAsync("guest", "fedaykin");
            return (await stage.RunAsync())!.Drift > drift;
        });
    }

    [Fact]
    public async Task What_somebody_gives_by_hand_is_taken_and_what_was_there_before_us_stays()
    {
        using var wallet = new TestWallet();
        await stage.PublishAsync(wallet.Account, Tier.None);

        await stage.SetByHandAsync("aspirant-1", "aspirant", "naib");

        await stage.UntilHasAsync("aspirant-1", "aspirant");
        Assert.Equal(["fedaykin"], stage.RolesOf("fedaykin-20"));
        Assert.Equal(["naib"], stage.RolesOf("naib-7"));
    }

    [Fact]
    public async Task While_a_result_waits_for_an_admin_nobody_loses_anything()
    {
        using var wallet = new TestWallet();
        await stage.PublishAsync(wallet.Account, Tier.Naib);
        await stage.Wallets.ProveAsync("fedaykin-21", wallet);
        await stage.UntilHasAsync("fedaykin-21", "naib");
        await stage.ExecuteAsync(
            """
            INSERT INTO sietch_holds (tenant_id, number, block, block_hash, why, leaving, eligible, state, made_at)
            VALUES ('default', 1, 1, X'00', 'test', 1, 1, 'waiting', 1)
            """
        );

        await stage.PublishAsync(wallet.Account, Tier.None);
        await WalletStage.UntilAsync(async () => (await stage.RunAsync())!.HeldBack == 1);
        Assert.Equal(["naib"], stage.RolesOf("fedaykin-21"));

        await stage.ExecuteAsync("UPDATE sietch_holds SET state = 'withdrawn' WHERE tenant_id = 'default'");
        await stage.OrderAsync(RoleCause.Change);
        await stage.UntilHasAsync("fedaykin-21");
    }

    [Fact]
    public async Task A_link_that_cannot_be_read_keeps_its_members_roles_and_nobody_elses()
    {
        using var lost = new TestWallet();
        using var other = new TestWallet();
        await stage.PublishAsync(lost.Account, Tier.Naib);
        await stage.PublishAsync(other.Account, Tier.Naib);
        await stage.Wallets.ProveAsync("fedaykin-26", lost);
        await stage.Wallets.ProveAsync("fedaykin-27", other);
        await stage.UntilHasAsync("fedaykin-26", "naib");
        await stage.UntilHasAsync("fedaykin-27", "naib");
        var user = (await stage.Wallets.IdOfAsync("fedaykin-26")).Value;
        var key = $"(SELECT member_id FROM sietch_identities WHERE tenant_id = 'default' AND user_id = {user})";
        await stage.ExecuteAsync(
            $"UPDATE sietch_wallets SET key_id = 'away-' || key_id WHERE tenant_id = 'default' AND member_id = {key}"
        );

        await stage.PublishAsync(other.Account, Tier.None);
        await stage.UntilHasAsync("fedaykin-27");
        Assert.Equal(["naib"], stage.RolesOf("fedaykin-26"));
        await WalletStage.UntilAsync(async () => (await stage.RunAsync())!.Lost == 1);
        Assert.Contains("cannot be read just now", (await stage.Wallets.RunAsync("fedaykin-26", "wallets")).Text);
        Assert.Contains("cannot be read just now", (await stage.Wallets.RunAsync("fedaykin-26", "explain")).Text);

        await stage.ExecuteAsync(
            $"UPDATE sietch_wallets SET key_id = substr(key_id, 6) WHERE tenant_id = 'default' AND member_id = {key}"
        );
        await stage.PublishAsync(lost.Account, Tier.None);
        await stage.UntilHasAsync("fedaykin-26");
        await WalletStage.UntilAsync(async () => (await stage.RunAsync())!.Lost == 0);
    }

    /// <summary>Scenario 22: Discord fails, once after it has done what was asked; every role arrives all the same.</summary>
    [Fact]
    public async Task A_role_arrives_though_Discord_fails_in_between()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-22", wallet);
        await stage.Wallets.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "PUT", ["route"] = "/guilds/{guild}/members/{user}/roles/{role}" },
            new JsonObject { ["status"] = 503, ["afterEffect"] = true },
            times: 2
        );

        await stage.PublishAsync(wallet.Account, Tier.Naib);

        await stage.UntilHasAsync("fedaykin-22", "naib");
        await stage.Wallets.Discord.ClearFaultsAsync();
    }

    [Fact]
    public async Task Where_nothing_changed_Discord_is_not_called()
    {
        using var wallet = new TestWallet();
        await stage.PublishAsync(wallet.Account, Tier.None);
        var before = (await stage.RunAsync())!.RanAt;
        await stage.OrderAsync(RoleCause.Sweep);
        await WalletStage.UntilAsync(async () => (await stage.RunAsync())!.RanAt > before);
        var calls = await stage.CallsAsync();

        var ran = (await stage.RunAsync())!.RanAt;
        await stage.OrderAsync(RoleCause.Sweep);
        await WalletStage.UntilAsync(async () => (await stage.RunAsync())!.RanAt > ran);

        Assert.Equal(calls, await stage.CallsAsync());
    }
}
