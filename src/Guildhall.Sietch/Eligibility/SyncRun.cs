using System.Globalization;
using System.Security.Cryptography;
using Guildhall.Core.Jobs;
using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Communities;
using Microsoft.Extensions.Logging;

namespace Guildhall.Sietch.Eligibility;

/// <summary>One run for one community: read the chain, rank, publish or hold. Its steps are marked as they end, so that a run
/// which was cut off goes on where it stood; one run of a chain at a time.</summary>
internal sealed partial class SyncRun(
    Db db,
    Leases leases,
    ChainSync chain,
    EligibilityBook book,
    HoldBook holds,
    Publisher publisher,
    SecondWitness witness,
    PublishedShelf shelf,
    EligibilityMetrics metrics,
    TimeProvider time,
    ILogger<SyncRun> log
)
{
    // A node that is behind what was read minutes ago lags; what was read longer ago, it should have by now.
    private static readonly TimeSpan lately = TimeSpan.FromMinutes(30);

    public static string NewId(DateTimeOffset now) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{now.UtcDateTime:yyyyMMdd'T'HHmmss}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}"
        );

    /// <returns>Null where another run has the chain now.</returns>
    public Task<SyncEnd?> TryRunAsync(Community community, string id, CancellationToken cancellation) =>
        TryRunAsync(community, id, isRetry: false, cancellation);

    /// <summary>The same after one that failed: should it fail too, it is not counted again.</summary>
    /// <returns>Null where another run has the chain now.</returns>
    public Task<SyncEnd?> TryAgainAsync(Community community, string id, CancellationToken cancellation) =>
        TryRunAsync(community, id, isRetry: true, cancellation);

    private Task<SyncEnd?> TryRunAsync(Community community, string id, bool isRetry, CancellationToken cancellation) =>
        new LeasedRun(leases, time).TryRunAsync(
            string.Create(CultureInfo.InvariantCulture, $"chain:{community.Chain.Id}"),
            id,
            ending => RunAsync(community, id, isRetry, ending),
            cancellation
        );

    private async Task<SyncEnd> RunAsync(Community community, string id, bool isRetry, CancellationToken cancellation)
    {
        var row = await book.BeginAsync(community.Tenant, id, cancellation);
        if (row.Step == "done")
        {
            return new(null, row.Detail, null);
        }

        try
        {
            if (
                row.Head is { } read
                && await PublishAsync(community, id, read, (ulong?)row.RolledBackTo, cancellation) is { } resumed
            )
            {
                return new(resumed, null, null);
            }

            var report = await chain.RunAsync(
                community.Chain,
                await DoubtedAsync(community, cancellation),
                cancellation
            );
            if (report.Corrected.Count > 0)
            {
                await db.WriteAsync(
                    unit => unit.EnqueueAsync(PageAdminsJob.OfCorrection(community.Tenant, id, report.Corrected)),
                    cancellation
                );
            }

            await book.MarkReadAsync(community.Tenant, id, report.Head, report.RolledBackTo, cancellation);
            var outcome = await PublishAsync(community, id, report.Head, report.RolledBackTo, cancellation);
            return outcome is null
                ? throw new ChainUnavailableException(["What was read does not reach to the chain's head."])
                : new(outcome, null, null);
        }
        catch (Exception exception)
            when (exception
                    is ChainUnavailableException
                        or JsonRpcException
                        or WorldUnavailableException
                        // Amounts whose sum passes 256 bits: no token's, so an endpoint has made them up.
                        or OverflowException
            )
        {
            if (
                exception is ChainUnavailableException { IsBehind: true }
                && await WasReadLatelyAsync(community, cancellation)
            )
            {
                await RestAsync(community, id, exception.Message, cancellation);
                return new(null, null, exception.Message);
            }

            await FailAsync(community, id, exception.Message, isRetry, cancellation);
            return new(null, exception.Message, null);
        }
    }

    private async Task<bool> WasReadLatelyAsync(Community community, CancellationToken cancellation) =>
        await book.TryStateAsync(community.Tenant, cancellation) is { LastSuccessAt: { } read }
        && time.GetUtcNow() - read < lately;

    /// <summary>What a held result was made of is read again, from whoever answers now: one endpoint may have made it up.
    /// </summary>
    /// <returns>Null where nothing is held.</returns>
    private async Task<Func<Feed, ulong>?> DoubtedAsync(Community community, CancellationToken cancellation)
    {
        var tenant = community.Tenant;
        if (await holds.TryWaitingAsync(tenant, cancellation) is null)
        {
            return null;
        }

        var state = await book.TryStateAsync(tenant, cancellation);
        var last = state is null ? null : await book.TrySnapshotAsync(tenant, state.Snapshot, cancellation);
        var counted = last is null ? null : CountedContracts.Parse(last.Contracts);
        return feed => counted?.Counts(feed) == true ? last!.Head.Number + 1 : 0;
    }

    private async Task<Outcome?> PublishAsync(
        Community community,
        string id,
        Block head,
        ulong? rolledBackTo,
        CancellationToken cancellation
    )
    {
        var state = await book.TryStateAsync(community.Tenant, cancellation);
        var last = state is null ? null : await book.TrySnapshotAsync(community.Tenant, state.Snapshot, cancellation);
        if (last?.ChainId == (long)community.Chain.Id && last.Block > (long)head.Number && rolledBackTo is null)
        {
            // This run was cut off, and another has read farther since.
            return null;
        }

        var contracts = CountedContracts.Of(community.Chain);
        var outcome = await publisher.TryPublishAsync(
            new()
            {
                Community = community,
                Counted = new(head, contracts),
                Cause = "sync",
                SyncId = id,
                Witness =
                    last is null || !CountedContracts.Parse(last.Contracts).IsSameAs(contracts)
                        ? null
                        : c => witness.ConfirmsAsync(community.Chain, last.Head, head, rolledBackTo, c),
            },
            cancellation
        );
        if (outcome is { Held: { } hold })
        {
            Held(community.Tenant.Value, hold.Why);
        }
        else if (outcome is not null)
        {
            Published(community.Tenant.Value, outcome.Snapshot ?? 0, head.Number, outcome.Changes.Count);
        }

        return outcome;
    }

    /// <summary>Nothing is new: neither a failure nor a success, and the cursors stay where they are.</summary>
    private async Task RestAsync(Community community, string id, string why, CancellationToken cancellation)
    {
        var tenant = community.Tenant;
        await db.WriteAsync(
            async unit =>
            {
                var rest = new
                {
                    Tenant = tenant,
                    Id = id,
                    Outcome = SyncRow.Behind,
                    Detail = why,
                    unit.Now,
                };
                await unit.ExecuteAsync(EligibilitySql.Attempt, rest);
                await unit.ExecuteAsync(EligibilitySql.MarkDone, rest);
            },
            cancellation
        );
        metrics.SyncBehind();
        Rested(tenant.Value, why);
        await shelf.RefreshAsync(cancellation);
    }

    /// <summary>Counts the failure, and begins the grace when nothing was read for long. Takes nothing from anybody.</summary>
    private async Task FailAsync(
        Community community,
        string id,
        string why,
        bool isRetry,
        CancellationToken cancellation
    )
    {
        var tenant = community.Tenant;
        await db.WriteAsync(
            async unit =>
            {
                var failed = new
                {
                    Tenant = tenant,
                    Id = id,
                    Failure = why,
                    Counted = isRetry ? 0 : 1,
                    Outcome = "failed",
                    Detail = why,
                    unit.Now,
                };
                if (
                    await unit.QuerySingleOrDefaultAsync<EligibilityState>(EligibilitySql.Fail, failed) is not { } state
                )
                {
                    return; // The community was erased meanwhile.
                }

                await unit.ExecuteAsync(EligibilitySql.MarkDone, failed);
                await EnterGrace.WhenDueAsync(unit, community, state);
                if (isRetry)
                {
                    return;
                }

                var retry = new RetrySyncJob(tenant.Value, unit.Now);
                await unit.EnqueueAsync(retry, unit.Now + retry.PauseAt(unit.Now));
                if (state.Failures is 2 or 4)
                {
                    var since = EnterGrace.SinceOf(state) ?? unit.Now;
                    await unit.EnqueueAsync(PageAdminsJob.OfFailures(tenant, state.Failures, since, why));
                }
            },
            cancellation
        );
        metrics.SyncFailed(isRetry);
        Failed(tenant.Value, why);
        await shelf.RefreshAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Information, "{Tenant}: published snapshot {Snapshot} of block {Block}, {Changes} changes")]
    private partial void Published(string tenant, long snapshot, ulong block, int changes);

    [LoggerMessage(LogLevel.Warning, "{Tenant}: the result is held: {Why}")]
    private partial void Held(string tenant, string why);

    [LoggerMessage(LogLevel.Information, "{Tenant}: nothing was read, for no endpoint has more: {Why}")]
    private partial void Rested(string tenant, string why);

    [LoggerMessage(LogLevel.Warning, "{Tenant}: the chain could not be read: {Why}")]
    private partial void Failed(string tenant, string why);
}

/// <param name="Outcome">What was published or held; null for a run that failed, or that had ended before.</param>
/// <param name="Failure">Why nothing came of it; the names and ports of hosts alone, no keys.</param>
/// <param name="Behind">Who has not even what was read minutes ago; null where somebody has.</param>
internal sealed record SyncEnd(Outcome? Outcome, string? Failure, string? Behind);
