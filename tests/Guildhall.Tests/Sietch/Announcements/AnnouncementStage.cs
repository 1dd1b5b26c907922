using System.Text.Json.Nodes;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Announcements;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Following;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Announcements;

/// <summary>sietch-demo with a door and a census, and snapshots that the tests publish themselves, as a sync would. Windows last a
/// week, so that the clock ends none in between.</summary>
public sealed class AnnouncementStage : IAsyncLifetime
{
    private readonly WalletStage wallets = new() { Own = Section() };
    private readonly SemaphoreSlim publishing = new(1);

    internal WalletStage Wallets => wallets;

    internal GuildhallFixture Guildhall => wallets.Guildhall;

    internal Community Community => Guildhall.Get<CommunityRegistry>().TryGet(WalletStage.Tenant)!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Db Db => Guildhall.Get<Db>();

    private DateTimeOffset Now => Guildhall.Get<TimeProvider>().GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        await wallets.InitializeAsync();
        // A baseline, silent as the first one is.
        await PublishAsync();
        await OrderAsync();
    }

    public ValueTask DisposeAsync()
    {
        publishing.Dispose();
        return wallets.DisposeAsync();
    }

    /// <summary>The next snapshot with these changes.</summary>
    internal async Task PublishAsync(params Changed[] changes)
    {
        await publishing.WaitAsync(Cancellation);
        try
        {
            await Db.WriteAsync(unit => PublishAsync(unit, changes), Cancellation);
        }
        finally
        {
            publishing.Release();
        }
    }

    /// <summary>What each minute does.</summary>
    internal async Task OrderAsync()
    {
        await Guildhall.InScopeAsync<FollowSnapshots>(follow => follow.HandleAsync(new(Now), Run, Cancellation));
        await Guildhall.InScopeAsync<OrderAnnouncements>(order => order.HandleAsync(new(Now), Run, Cancellation));
    }

    /// <summary>The end of a window that many after this one.</summary>
    internal Task EndWindowAsync(int after) =>
        Guildhall.InScopeAsync<PostDoor>(door =>
            door.HandleAsync(new(WalletStage.Tenant, Community.Announcements.WindowAt(Now) + after), Run, Cancellation)
        );

    internal Task ExecuteAsync(string sql, object? args = null) =>
        Db.WriteAsync(unit => unit.ExecuteAsync(sql, args), Cancellation);

    internal Task<long> CountAsync(string sql) => Guildhall.CountAsync(sql);

    /// <summary>The texts of the embeds in a channel, the newest first.</summary>
    internal async Task<IReadOnlyList<string>> InChannelAsync(string channel) =>
        TextsOf(
            await wallets.Discord.ReadAsync($"/sim/guilds/{DemoWorld.Sietch}/channels/{channel}/messages?as=admin")
        );

    /// <summary>What a member was told by direct message of how they stand; the offer of the wizard is another matter.</summary>
    internal async Task<IReadOnlyList<string>> ToldAsync(string member) =>
        [.. (await wallets.ToldAsync(member)).Where(text => !text.Contains("**Welcome to", StringComparison.Ordinal))];

    internal async Task SetDmsAsync(string member, bool isOpen)
    {
        using var content = new StringContent(
            new JsonObject { ["acceptsDms"] = isOpen }.ToJsonString(),
            System.Text.Encoding.UTF8,
            "application/json"
        );
        using var answer = await wallets.Discord.Http.PatchAsync(
            $"/sim/guilds/{DemoWorld.Sietch}/members/{member}",
            content,
            Cancellation
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    internal static JobRun Run => new(1, 1, false, DateTimeOffset.UnixEpoch);

    private static async Task PublishAsync(Unit unit, Changed[] changes)
    {
        await unit.ExecuteAsync(
            """
            INSERT INTO sietch_state (tenant_id, snapshot, failures) VALUES ('default', 1, 0)
            ON CONFLICT (tenant_id) DO UPDATE SET snapshot = sietch_state.snapshot + 1
            """
        );
        await unit.ExecuteAsync(
            """
            INSERT INTO sietch_snapshots
                (tenant_id, number, cause, chain_id, block, block_hash, wallets, eligible, contracts, places, made_at)
            SELECT 'default', snapshot, 'sync', 80094, 1, zeroblob(32), 1234, 69, '', '[]', @Now FROM sietch_state
            """,
            new { unit.Now }
        );
        foreach (var change in changes)
        {
            var row = new
            {
                Wallet = change.Wallet.ToArray(),
                Kind = change.Kind.ToString(),
                Cause = change.Cause?.ToString(),
                Before = change.Before.ToString(),
                After = change.After.ToString(),
                unit.Now,
            };
            await unit.ExecuteAsync(
                """
                INSERT INTO sietch_standings (tenant_id, wallet, rank, tier, held, reason, is_guest)
                VALUES ('default', @Wallet, NULL, @After, zeroblob(32), 'Ranked', 0)
                ON CONFLICT (tenant_id, wallet) DO UPDATE SET tier = excluded.tier
                """,
                row
            );
            await unit.ExecuteAsync(
                """
                INSERT INTO sietch_changes
                    (tenant_id, snapshot, wallet, kind, cause, tier_before, tier_after, is_guest, made_at)
                SELECT 'default', snapshot, @Wallet, @Kind, @Cause, @Before, @After, 0, @Now FROM sietch_state
                """,
                row
            );
        }
    }

    private static IReadOnlyList<string> TextsOf(JsonNode messages) =>
        [
            .. messages
                .AsArray()
                .SelectMany(dm => dm!["messages"]?.AsArray().AsEnumerable() ?? new[] { dm })
                .SelectMany(message => message!["embeds"]?.AsArray() ?? [])
                .Select(embed => $"{(string?)embed!["title"]}\n{(string?)embed["description"]}"),
        ];

    private static JsonObject Section()
    {
        var section = WalletStage.Section.DeepClone().AsObject();
        section["channels"] = new JsonObject { ["door"] = "the-door", ["census"] = "census" };
        section["announcements"] = new JsonObject { ["every"] = "7.00:00:00", ["delay"] = "00:00:00" };
        return section;
    }
}

/// <summary>One wallet's change.</summary>
internal sealed record Changed(Address Wallet, ChangeKind Kind, Tier Before, Tier After, StandingReason? Cause = null);

[CollectionDefinition]
public sealed class AnnouncementSuite : ICollectionFixture<AnnouncementStage>;
