using System.Numerics;
using System.Text.Json.Nodes;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Following;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Waitlist;

/// <summary>Scenario 25 on the local chain, with 5 places in the place of 69 and 8 of 100.</summary>
public sealed class WaitlistScenarioTests : IAsyncLifetime
{
    private const string Registrant = "aspirant-1";
    private const string Other = "aspirant-2";

    private readonly WalletStage stage = new() { Own = Section(), IsOnChain = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => stage.InitializeAsync();

    public ValueTask DisposeAsync() => stage.DisposeAsync();

    [Fact]
    public async Task Who_waits_with_closed_messages_is_told_once_they_open_and_who_falls_out_once()
    {
        using var mine = new TestWallet();
        using var theirs = new TestWallet();
        for (ulong i = 1; i <= 5; i++)
        {
            await ClaimAsync(new(9, 9, i), 1100 - (100 * (int)i));
        }

        await ClaimAsync(mine.Account, 500);
        await ClaimAsync(new(9, 9, 7), 400);
        await ClaimAsync(theirs.Account, 300);
        // What was there before leaves when a second sync has seen it.
        await SyncAsync();
        await SyncAsync();
        await stage.ProveAsync(Registrant, mine);
        await stage.ProveAsync(Other, theirs);
        await stage.OpenMessagesAsync(Registrant, false);

        Assert.Contains("place 6", (await stage.RunAsync(Registrant, "waitlist register")).Text);
        await stage.UntilHasAsync(Registrant, "aspirant");
        Assert.Contains("You are off", (await stage.RunAsync(Registrant, "waitlist unregister")).Text);
        await stage.UntilHasAsync(Registrant);
        Assert.Contains("place 6", (await stage.RunAsync(Registrant, "waitlist register")).Text);
        Assert.Contains("place 8", (await stage.RunAsync(Other, "waitlist register")).Text);
        await stage.UntilHasAsync(Registrant, "aspirant");
        await stage.UntilHasAsync(Other, "aspirant");

        // One rises to the last place, and a newcomer pushes the other out.
        await ClaimAsync(mine.Account, 150);
        await ClaimAsync(new(9, 9, 8), 450);
        await SyncAsync();
        await SyncAsync();

        await stage.UntilHasAsync(Registrant, "fedaykin");
        await stage.UntilHasAsync(Other);
        await WalletStage.UntilAsync(async () => (await stage.AlertsAsync(Registrant)) is ["WaitlistEligible held"]);
        await WalletStage.UntilAsync(async () => (await stage.AlertsAsync(Other)) is ["WaitlistDropped delivered"]);
        Assert.Empty(await stage.ToldAsync(Registrant));

        await stage.OpenMessagesAsync(Registrant, true);
        await RetryAsync();
        await WalletStage.UntilAsync(async () =>
            (await stage.AlertsAsync(Registrant)) is [.., "WaitlistEligible delivered"]
        );
        await SyncAsync();
        await RetryAsync();

        var told = Assert.Single(await stage.ToldAsync(Registrant));
        Assert.Contains("`/onboard`", told);
        Assert.DoesNotContain("0x", told);
        Assert.Contains("not among the first 8", Assert.Single(await stage.ToldAsync(Other)));
        Assert.Contains("nothing to wait for", (await stage.RunAsync(Registrant, "waitlist register")).Refusal);
    }

    private static JsonObject Section()
    {
        var section = WalletStage.Section.DeepClone().AsObject();
        section["places"] = new JsonObject
        {
            ["naib"] = 1,
            ["eligible"] = 5,
            ["waiting"] = 8,
            ["kept"] = 18,
        };
        // The demo's own holders leave all at once.
        section["brake"] = new JsonObject { ["mostLeaving"] = 1000, ["largestPart"] = 1 };
        return section;
    }

    /// <summary>So many times what all of the demo's holders have.</summary>
    private async Task ClaimAsync(Address wallet, int amount) =>
        await stage.Discord.PostAsync(
            "/sim/chain",
            new JsonObject
            {
                ["claim"] = new JsonObject
                {
                    ["to"] = wallet.ToString(),
                    ["amount"] = (amount * BigInteger.Pow(10, 30)).ToString(),
                },
            }
        );

    /// <summary>A sync that publishes, and all that follows from it.</summary>
    private async Task SyncAsync()
    {
        await stage.Discord.PostAsync("/sim/chain", new JsonObject { ["mine"] = 30 });
        var shelf = stage.Guildhall.Get<PublishedShelf>();
        var before = shelf.TryGet(TenantId.Default)?.Snapshot.Number ?? 0;
        // The service's own sync at its start may have the chain this moment.
        await WalletStage.UntilAsync(async () =>
        {
            var job = SyncEligibilityJob.New(TenantId.Default, TimeProvider.System.GetUtcNow());
            try
            {
                await stage.Guildhall.InScopeAsync<SyncEligibility>(handler =>
                    handler.HandleAsync(job, new(1, 1, false, default), Cancellation)
                );
            }
            catch (JobDelayedException)
            {
                return false;
            }

            return shelf.TryGet(TenantId.Default)?.Snapshot.Number > before;
        });
        await stage.Guildhall.InScopeAsync<FollowSnapshots>(handler =>
            handler.HandleAsync(new(default), new(1, 1, false, default), Cancellation)
        );
    }

    /// <summary>As the schedule does, once the time of the next attempt has come.</summary>
    private async Task RetryAsync()
    {
        await stage
            .Guildhall.Get<Db>()
            .WriteAsync(
                unit =>
                    unit.ExecuteAsync(
                        "UPDATE sietch_alerts SET next_at = 1 WHERE tenant_id = 'default' AND state = 'held'"
                    ),
                Cancellation
            );
        await stage.Guildhall.InScopeAsync<RetryAlerts>(handler =>
            handler.HandleAsync(new(default), new(1, 1, false, default), Cancellation)
        );
    }
}
