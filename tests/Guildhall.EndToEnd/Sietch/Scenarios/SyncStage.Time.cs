using System.Net;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Tests.Kit;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>The chain's and the clock's course.</summary>
internal sealed partial class SyncStage
{
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Claims from the vault, each in a block of its own, in this order.</summary>
    public async Task ClaimAsync(params (ulong Wallet, string Amount)[] claims)
    {
        foreach (var (wallet, amount) in claims)
        {
            await ClaimAsync(Wallet(wallet), amount);
        }
    }

    public Task ClaimAsync(string wallet, string amount) =>
        ChainAsync(
            "claim",
            new JsonObject
            {
                ["to"] = wallet,
                ["vault"] = SyncSetup.Vault,
                ["amount"] = amount,
            }
        );

    /// <summary>So many wallets from that number on, each with a little less than the one before.</summary>
    public async Task FillAsync(ulong first, int count, ulong most = 1_000_000)
    {
        for (var i = 0UL; i < (ulong)count; i++)
        {
            await ClaimAsync((first + i, $"{most - (i * 1_000)}000000000000000000"));
        }
    }

    /// <summary>Of the smallest unit.</summary>
    public Task BurnAsync(string wallet) => ChainAsync("burn", new JsonObject { ["from"] = wallet, ["amount"] = "1" });

    public Task MineAsync(int blocks) => ChainAsync("mine", blocks);

    /// <summary>An admin asks for a sync.</summary>
    /// <returns>How it went, as <c>/sietch status</c> says it once it has ended and all that follows from it is done.</returns>
    public async Task<string> SyncAsync()
    {
        await RestAsync();
        var before = await EndsAsync();
        var answer = await RunAsync("sietch sync");
        Assert.Contains("The chain is being read", answer.Text, StringComparison.Ordinal);
        await UntilAsync(async () => await EndsAsync() > before, "the sync ends");
        await PassAsync(TimeSpan.FromMinutes(1));
        return await StatusAsync();
    }

    /// <summary>A sync that publishes.</summary>
    public async Task PublishAsync()
    {
        var before = (await GateAsync(0)).Snapshot;
        var status = await SyncAsync();
        Assert.True((await GateAsync(0)).Snapshot > before, status);
    }

    public async Task<string> StatusAsync() => (await RunAsync("sietch status")).Text;

    /// <summary>So much time goes by, for Discord and the service alike, and what becomes due in it is done when this returns.
    /// </summary>
    public async Task PassAsync(TimeSpan time)
    {
        await RestAsync();
        await Discord.PostAsync("/sim/clock", new JsonObject { ["advanceMs"] = (long)time.TotalMilliseconds });
        await RestAsync();
    }

    /// <summary>Until a minute after these hours, counted from the midnight before the beginning.</summary>
    public async Task PassUntilAsync(params int[] hours)
    {
        foreach (var hour in hours)
        {
            await PassAsync(midnight.AddHours(hour).AddMinutes(1) - Now);
        }
    }

    /// <summary>Until every look of this minute has been taken and nothing is at work or due: only then may the clock be put
    /// ahead, or what is under way would be late; and only then has not happened what will not happen.</summary>
    public Task RestAsync()
    {
        var since = Now;
        return UntilAsync(
            async () => await Guildhall.HasLookedAsync(since) && await BusyAsync() is null,
            "the service rests"
        );
    }

    public Task UntilAsync(Func<Task<bool>> isSo, string awaited) =>
        Patience.UntilAsync(isSo, () => $"{awaited}; the service said: {Logs}");

    /// <summary>The same while minutes go by.</summary>
    public Task EventuallyAsync(Func<Task<bool>> isSo, string awaited) =>
        UntilAsync(
            async () =>
            {
                if (await isSo())
                {
                    return true;
                }

                await PassAsync(TimeSpan.FromMinutes(1));
                return false;
            },
            awaited
        );

    /// <summary>Until a member has exactly these of the gated roles.</summary>
    public Task UntilHasAsync(string member, params string[] roles) =>
        EventuallyAsync(
            () => Task.FromResult(Members.RolesOf(member).SequenceEqual(roles)),
            $"{member} has {string.Join(' ', roles)}"
        );

    /// <summary>An address by its number.</summary>
    public static string Wallet(ulong number) => $"0x{number:x40}";

    private static string NameOf(string wallet) =>
        wallet.StartsWith("0x0000000000000000", StringComparison.Ordinal)
            ? $"{Convert.ToUInt64(wallet[^16..], 16)}"
            : wallet;

    private Task<JsonNode> ChainAsync(string act, JsonNode how) =>
        Discord.PostAsync("/sim/chain", new JsonObject { [act] = how });

    /// <summary>Syncs that have ended, however they did.</summary>
    private async Task<double> EndsAsync() =>
        await MetricAsync("guildhall_sietch_snapshots_published")
        + await MetricAsync("guildhall_sietch_results_held")
        + await MetricAsync("guildhall_sietch_syncs_failed")
        + await MetricAsync("guildhall_sietch_syncs_behind");

    private Task<string?> BusyAsync() =>
        Guildhall
            .Get<Db>()
            .QuerySingleOrDefaultAsync<string>(
                """
                SELECT kind FROM jobs WHERE died_at IS NULL AND (lease_owner IS NOT NULL OR ready_at <= @Now)
                ORDER BY id LIMIT 1
                """,
                // What is due in a moment is what a look has just ordered.
                new { Now = Now.AddSeconds(5) },
                Cancellation
            );
}

/// <summary>What the gate answered.</summary>
internal sealed record GateAnswer(HttpStatusCode Status, string Text, HttpResponseMessage Response)
{
    public JsonNode Body => JsonNode.Parse(Text)!;

    public bool IsEligible => (bool?)Body["eligible"] == true;

    public int? Rank => (int?)Body["rank"];

    public string? Role => (string?)Body["role"];

    /// <summary>In the smallest unit.</summary>
    public string? Held => (string?)Body["bgt_held_wei"];

    public bool IsLeaving => (bool?)Body["pending_removal"] == true;

    public bool IsGrace => (bool?)Body["grace_period"] == true;

    public long Snapshot => Status == HttpStatusCode.OK ? long.Parse((string)Body["snapshot_id"]!, null) : 0;

    public ulong Block => (ulong)Body["block"]!;

    public string? ETag => Response.Headers.ETag?.Tag;

    public static async Task<GateAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(cancellation), response);
}
