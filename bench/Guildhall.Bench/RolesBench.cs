using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Host.Serving;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Wallets.Links;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Bench;

/// <summary><c>roles [MEMBERS]</c>: the whole service on the local Discord, with so many members who each have a wallet, its
/// standing and the role. Their roles are compared again and again while nothing changes, and what reaches Discord is counted.</summary>
internal static class RolesBench
{
    private const int Runs = 10;
    private static readonly TenantId tenant = TenantId.Default;

    public static async Task RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        await using var world = await LocalWorld.StartAsync();
        world.Settings["Logging:LogLevel:Default"] = "Error";
        var members = await JoinAsync(world, count);
        await using var host = GuildhallServer.Create(
            new ConfigurationBuilder().AddInMemoryCollection(world.Settings).Build(),
            HostRoles.All
        );
        await host.StartAsync();
        var db = host.Services.GetRequiredService<Db>();
        while ((await host.Services.GetRequiredService<RoleBook>().TryRunAsync(tenant, CancellationToken.None)) is null)
        {
            // Until the service has read who has which roles.
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        await db.WriteAsync(
            unit => LinkAsync(unit, host.Services.GetRequiredService<LinkChanges>(), members),
            CancellationToken.None
        );
        // The first finds the roles that were there before us, and the second is warm.
        await CompareAsync(host.Services);
        await CompareAsync(host.Services);
        await MeasureAsync(world, host.Services, count);
        await host.StopAsync();
    }

    private static async Task<List<Snowflake<User>>> JoinAsync(LocalWorld world, int count)
    {
        var members = new List<Snowflake<User>>();
        for (var i = 1; i <= count; i++)
        {
            using var joined = await world.Http.PostAsJsonAsync(
                "/sim/guilds/sietch-demo/members",
                JsonNode.Parse($$"""{ "name": "holder-{{i}}", "roles": ["fedaykin"] }""")
            );
            var id = (string)(await joined.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
            members.Add(new(ulong.Parse(id, CultureInfo.InvariantCulture)));
        }

        return members;
    }

    private static async Task LinkAsync(Unit unit, LinkChanges links, List<Snowflake<User>> members)
    {
        await unit.ExecuteAsync("INSERT INTO sietch_state (tenant_id, snapshot, failures) VALUES ('default', 1, 0)");
        await unit.ExecuteAsync(
            """
            INSERT INTO sietch_snapshots
                (tenant_id, number, cause, chain_id, block, block_hash, wallets, eligible, contracts, places, made_at)
            VALUES ('default', 1, 'sync', 80094, 1, @Hash, 0, 0, '', '[]', @Now)
            """,
            new { Hash = new byte[32], unit.Now }
        );
        foreach (var (i, user) in members.Index())
        {
            var wallet = Address.Parse($"0x{i + 1:x40}");
            await links.LinkAsync(
                unit,
                new()
                {
                    Tenant = tenant,
                    User = user,
                    Wallet = wallet,
                }
            );
            await unit.ExecuteAsync(
                """
                INSERT INTO sietch_standings (tenant_id, wallet, rank, tier, held, reason, is_guest)
                VALUES ('default', @Wallet, @Rank, 'Fedaykin', @Held, 'Ranked', 0)
                """,
                new
                {
                    Wallet = wallet.ToArray(),
                    Rank = i + 1,
                    Held = wallet.ToWord().ToArray(),
                }
            );
        }
    }

    private static async Task CompareAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<ReconcileRoles>()
            .HandleAsync(
                new(tenant, RoleCause.Sweep, 0),
                new JobRun(0, 1, false, TimeProvider.System.GetUtcNow()),
                CancellationToken.None
            );
    }

    private static async Task MeasureAsync(LocalWorld world, IServiceProvider services, int members)
    {
        var before = await RoleCallsAsync(world);
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var begun = TimeProvider.System.GetTimestamp();
            await CompareAsync(services);
            times.Add(TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds);
        }

        var calls = await RoleCallsAsync(world) - before;
        times.Sort();
        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    bench = "roles",
                    members,
                    runs = Runs,
                    calls,
                    callsAfterOneWasTakenByHand = await TakeOneAsync(world),
                    medianMs = Math.Round(times[Runs / 2], 1),
                    slowestMs = Math.Round(times[^1], 1),
                },
                JsonSerializerOptions.Web
            )
        );
    }

    /// <summary>That the count sees what there is to see.</summary>
    private static async Task<int> TakeOneAsync(LocalWorld world)
    {
        var before = await RoleCallsAsync(world);
        using var taken = await world.Http.PatchAsJsonAsync(
            "/sim/guilds/sietch-demo/members/holder-7",
            JsonNode.Parse("""{ "roles": [] }""")
        );
        taken.EnsureSuccessStatusCode();
        while (await RoleCallsAsync(world) == before)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        return await RoleCallsAsync(world) - before;
    }

    /// <summary>Roles that were given or taken; what else the service does meanwhile, such as welcoming, does not count.</summary>
    private static async Task<int> RoleCallsAsync(LocalWorld world) =>
        (await world.Http.GetFromJsonAsync<JsonArray>("/sim/requests"))!.Count(request =>
            (string)request!["route"]! == "/guilds/{guild}/members/{user}/roles/{role}"
        );
}
