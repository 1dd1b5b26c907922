using System.Text.Json.Nodes;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Architecture;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Sietch;

/// <summary>The whole service on sietch-demo and the local chain, with its first snapshot.</summary>
internal sealed class SietchService : IAsyncDisposable
{
    private SietchService(GuildhallFixture guildhall) => Guildhall = guildhall;

    public GuildhallFixture Guildhall { get; }

    public LocalDiscord Discord => Guildhall.Discord;

    public Community Community => Get<CommunityRegistry>().TryGet(TenantId.Default)!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The demo's section, with a channel for the admins.</summary>
    public static JsonObject Section()
    {
        var file = File.ReadAllText(Path.Combine(Source.Root, "demo", "tenants", "default.json"));
        var section = JsonNode.Parse(file)!["sietch"]!.DeepClone().AsObject();
        section["channels"]!["admins"] = "petitions-of-admins";
        return section;
    }

    public static async Task<SietchService> StartAsync(GuildhallSetup? setup = null)
    {
        var service = new SietchService(
            await GuildhallFixture.StartAsync((setup ?? new()) with { Sietch = setup?.Sietch ?? Section() })
        );
        await service.UntilAsync(() => service.Get<PublishedShelf>().TryGet(TenantId.Default) is not null);
        return service;
    }

    public T Get<T>()
        where T : notnull => Guildhall.Get<T>();

    /// <summary>Runs a command in #general of sietch-demo; asks again where a machine under load was too late for Discord.
    /// </summary>
    public async Task<CommandAnswer> RunAsync(
        string member,
        string command,
        params (string Name, string Value)[] options
    )
    {
        var place = $"/sim/guilds/{DemoWorld.Sietch}/channels/general";
        var answer = await Discord.RunInAsync(place, member, command, options);
        for (var tries = 1; tries < 4 && answer.Json["acknowledgedMs"] is null; tries++)
        {
            answer = await Discord.RunInAsync(place, member, command, options);
        }

        return answer;
    }

    /// <summary>The chain's own account, most claimed first.</summary>
    public async Task<IReadOnlyList<(Address Wallet, bool HasBurned)>> HoldersAsync() =>
        [
            .. (await Discord.ReadAsync("/sim/chain"))["holders"]!
                .AsArray()
                .Select(holder => (Address.Parse((string)holder!["address"]!), (string)holder["burned"]! != "0")),
        ];

    public Task<JsonNode> ChainAsync(JsonObject act) => Discord.PostAsync("/sim/chain", act);

    public async Task<Standing?> StandingAsync(Address wallet) =>
        (await Get<EligibilityBook>().StandingsAsync(TenantId.Default, Cancellation)).GetValueOrDefault(wallet);

    /// <summary>Reads the chain and publishes, as soon as no other run is at it: one that was asked for publishes a moment before it
    /// lets go of the chain.</summary>
    public Task SyncAsync() =>
        UntilAsync(async () =>
        {
            var now = Get<TimeProvider>().GetUtcNow();
            var job = SyncEligibilityJob.New(TenantId.Default, now);
            try
            {
                await Guildhall.InScopeAsync<SyncEligibility>(handler =>
                    handler.HandleAsync(job, new(1, 1, false, now), Cancellation)
                );
                return true;
            }
            catch (JobDelayedException)
            {
                return false;
            }
        });

    /// <summary>Until no sync runs and none is ordered.</summary>
    public Task UntilSyncedAsync() =>
        UntilAsync(async () => await Guildhall.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.sync'") == 0);

    /// <summary>Lets the service work until something is so; a real time-out ends a hang.</summary>
    public async Task UntilAsync(Func<bool> isSo) => await UntilAsync(() => Task.FromResult(isSo()));

    public async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        while (!await isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    public ValueTask DisposeAsync() => Guildhall.DisposeAsync();
}
