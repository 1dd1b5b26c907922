using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Gating.Roles;

[Collection<RoleSuite>]
public class HearRolesTests(RoleStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Word_of_an_earlier_call_that_comes_after_the_next_one_leads_to_no_further_call()
    {
        using var wallet = new TestWallet();
        await stage.PublishAsync(wallet.Account, Tier.Fedaykin);
        await stage.Wallets.ProveAsync("fedaykin-24", wallet);
        await stage.UntilHasAsync("fedaykin-24", "fedaykin");
        await stage.PublishAsync(wallet.Account, Tier.Naib);
        await stage.UntilHasAsync("fedaykin-24", "naib");
        await UntilKnownAsync("naib");
        var calls = await stage.CallsAsync();

        // Naib was given, and fedaykin not taken yet.
        await HearAsync("naib", "fedaykin");
        await UntilComparedAsync();
        Assert.Equal(calls, await stage.CallsAsync());
        await HearAsync("naib");
        await UntilComparedAsync();

        Assert.Equal(calls, await stage.CallsAsync());
    }

    private async Task UntilComparedAsync()
    {
        var ran = (await stage.RunAsync())!.RanAt;
        await WalletStage.UntilAsync(async () => (await stage.RunAsync())!.RanAt > ran);
    }

    private async Task HearAsync(params string[] roles)
    {
        var user = await stage.Wallets.IdOfAsync("fedaykin-24");
        await stage.Guildhall.InScopeAsync<HearRoles>(listener =>
            listener.HandleAsync(
                new MemberChanged
                {
                    GuildId = new(DemoWorld.SietchId),
                    User = new() { Id = user },
                    Roles = [.. roles.Select(RoleOf)],
                },
                Cancellation
            )
        );
    }

    private async Task UntilKnownAsync(string role)
    {
        var user = await stage.Wallets.IdOfAsync("fedaykin-24");
        await WalletStage.UntilAsync(async () =>
            (
                await stage
                    .Guildhall.Get<RoleBook>()
                    .HoldersAsync(WalletStage.Tenant, new(DemoWorld.SietchId), Cancellation)
            ).TryGetValue(user, out var known) && known.Roles.SetEquals([RoleOf(role)])
        );
    }

    private Snowflake<Role> RoleOf(string name)
    {
        var world = stage.Guildhall.Discord.Get<Universe>();
        lock (world.Gate)
        {
            return new(world.Guilds[DemoWorld.SietchId].Roles.Values.Single(role => role.Name == name).Id);
        }
    }
}
