using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Gating.Roles;

/// <summary>sietch-demo with standings that the tests publish themselves, as a sync would.</summary>
public sealed class RoleStage : IAsyncLifetime
{
    public RoleStage()
        : this(new WalletStage()) { }

    internal RoleStage(WalletStage wallets) => Wallets = wallets;

    internal GuildhallFixture Guildhall => Wallets.Guildhall;

    internal WalletStage Wallets { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Db Db => Guildhall.Get<Db>();

    public async ValueTask InitializeAsync()
    {
        await Wallets.InitializeAsync();
        // The members are read as soon as the server comes into view; nothing is published yet, so nothing is judged.
        await WalletStage.UntilAsync(async () => (await RunAsync())?.ReadAt is not null);
    }

    public ValueTask DisposeAsync() => Wallets.DisposeAsync();

    /// <summary>Another snapshot, in which the wallet stands so; the others as before.</summary>
    internal async Task PublishAsync(Address wallet, Tier tier, ulong held = 1)
    {
        await Db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    """
                    INSERT INTO sietch_state (tenant_id, snapshot, failures) VALUES ('default', 1, 0)
                    ON CONFLICT (tenant_id) DO UPDATE SET snapshot = sietch_state.snapshot + 1
                    """
                );
                var state = await unit.QuerySingleOrDefaultAsync<EligibilityState>(
                    EligibilitySql.State,
                    new { WalletStage.Tenant }
                );
                await unit.ExecuteAsync(
                    EligibilitySql.AddSnapshot,
                    SnapshotOf(WalletStage.Tenant, state!.Snapshot, unit.Now)
                );
                await unit.ExecuteAsync(
                    """
                    INSERT INTO sietch_standings (tenant_id, wallet, rank, tier, held, reason, is_guest)
                    VALUES ('default', @Wallet, 1, @Tier, @Held, 'Ranked', 0)
                    ON CONFLICT (tenant_id, wallet) DO UPDATE SET tier = excluded.tier, held = excluded.held
                    """,
                    new
                    {
                        Wallet = wallet.ToArray(),
                        Tier = tier.ToString(),
                        Held = Wei.From(held).ToArray(),
                    }
                );
                await ReconcileRolesJob.OrderAsync(unit, WalletStage.Tenant, RoleCause.Change);
            },
            Cancellation
        );
    }

    /// <summary>As a sync writes it.</summary>
    internal static object SnapshotOf(TenantId tenant, long number, DateTimeOffset now) =>
        new
        {
            Tenant = tenant,
            Next = number,
            Cause = "sync",
            Chain = 80094L,
            Block = number,
            Hash = new byte[32],
            Wallets = 1,
            Eligible = 1,
            Contracts = "",
            Places = "[]",
            Now = now,
        };

    internal Task ExecuteAsync(string sql) => Db.WriteAsync(unit => unit.ExecuteAsync(sql), Cancellation);

    internal Task OrderAsync(RoleCause cause) =>
        Db.WriteAsync(unit => ReconcileRolesJob.OrderAsync(unit, WalletStage.Tenant, cause), Cancellation);

    internal Task<RoleRun?> RunAsync() => Guildhall.Get<RoleBook>().TryRunAsync(WalletStage.Tenant, Cancellation);

    internal Task UntilHasAsync(string member, params string[] roles) => Wallets.UntilHasAsync(member, roles);

    internal IReadOnlyList<string> RolesOf(string member) => Wallets.RolesOf(member);

    /// <summary>Somebody else sets a member's roles, in Discord itself.</summary>
    internal async Task SetByHandAsync(string member, params string[] roles)
    {
        using var content = new StringContent(
            new JsonObject { ["roles"] = new JsonArray([.. roles.Select(r => (JsonNode?)r)]) }.ToJsonString(),
            System.Text.Encoding.UTF8,
            "application/json"
        );
        using var answer = await Guildhall.Discord.Http.PatchAsync(
            $"/sim/guilds/{DemoWorld.Sietch}/members/{member}",
            content,
            Cancellation
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>The bot's own, in Discord itself.</summary>
    internal string[] RolesOfBot()
    {
        var world = Guildhall.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var guild = world.Guilds[DemoWorld.SietchId];
            var bot = guild.Members.Values.Single(m => m.User.Name == DemoWorld.BotName);
            return [.. bot.Roles.Select(role => guild.Roles[role].Name)];
        }
    }

    /// <summary>Calls that gave or took a role, so far.</summary>
    internal async Task<int> CallsAsync() =>
        (await Guildhall.Discord.RequestsAsync()).Count(request =>
            ((string)request["path"]!).Contains("/roles/", StringComparison.Ordinal)
        );
}

[CollectionDefinition]
public sealed class RoleSuite : ICollectionFixture<RoleStage>;
