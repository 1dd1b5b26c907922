using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Simulator;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>The chain's and the clock's course.</summary>
internal sealed partial class Room
{
    // Roles are compared, and what was sent is sent again, some seconds after they were ordered.
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(5);

    public DateTimeOffset Now => Discord.Get<WorldClock>().GetUtcNow();

    /// <summary>An admin asks for a sync; it is published when this returns, and all that follows from it has been done.
    /// </summary>
    public async Task SyncAsync()
    {
        var head = (ulong)(await Discord.PostAsync("/sim/chain", new JsonObject { ["mine"] = 1 }))["head"]!["number"]!;
        var asked = 0;
        await UntilAsync(
            async () =>
            {
                // One that was under way may have read less.
                if (asked++ % 100 == 0)
                {
                    await RunAsync("admin", "sietch sync");
                }

                return (await PublishedAsync())?.Block >= head;
            },
            $"block {head} is published"
        );
        await PassAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>What <c>/eligibility</c> says of a wallet: the role and the snapshot's number and block; null before the first.
    /// </summary>
    public async Task<(string Role, long Snapshot, ulong Block)?> PublishedAsync(string? wallet = null)
    {
        using var answer = await Http.GetAsync(
            $"/eligibility/{wallet ?? "0x0000000000000000000000000000000000000001"}",
            Cancellation
        );
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return null;
        }

        var said = (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
        return (
            (string)said["role"]!,
            long.Parse((string)said["snapshot_id"]!, CultureInfo.InvariantCulture),
            (ulong)said["block"]!
        );
    }

    /// <summary>So much time goes by, for Discord and the service alike, and what becomes due in it is done when this returns.
    /// </summary>
    public async Task PassAsync(TimeSpan time)
    {
        await RestAsync();
        for (var left = time; left > TimeSpan.Zero; left -= TimeSpan.FromDays(20))
        {
            var step = left < TimeSpan.FromDays(20) ? left : TimeSpan.FromDays(20);
            await Discord.PostAsync("/sim/clock", new JsonObject { ["advanceMs"] = (long)step.TotalMilliseconds });
        }

        await RestAsync();
    }

    /// <summary>Until every look of this minute has been taken and nothing is at work or due: only then may the clock be put
    /// ahead, or a request that is under way would be late; and only then has not happened what will not happen.</summary>
    public async Task RestAsync()
    {
        var since = Now;
        await UntilAsync(async () => await Guildhall.HasLookedAsync(since) && await HurryAsync(), "the service rests");
    }

    /// <summary>Asked again and again; what is due in some seconds comes at once.</summary>
    public Task UntilSoonAsync(Func<Task<bool>> isSo, string awaited) =>
        UntilAsync(
            async () =>
            {
                if (await isSo())
                {
                    return true;
                }

                await HurryAsync();
                return false;
            },
            awaited
        );

    /// <returns>True where nothing is at work or due soon.</returns>
    private async Task<bool> HurryAsync()
    {
        if (!isOpen)
        {
            return false;
        }

        if (await WaitsAsync(Now + soon) == 0)
        {
            return true;
        }

        if (!KeepsTime && await WaitsAsync(Now) == 0)
        {
            await Discord.PostAsync("/sim/clock", new JsonObject { ["advanceMs"] = 500 });
        }

        return false;
    }

    private Task<long> WaitsAsync(DateTimeOffset until) =>
        Guildhall
            .Get<Db>()
            .QuerySingleOrDefaultAsync<long>(
                "SELECT COUNT(*) FROM jobs WHERE died_at IS NULL AND (lease_owner IS NOT NULL OR ready_at <= @Until)",
                new { Until = until },
                Cancellation
            );
}
