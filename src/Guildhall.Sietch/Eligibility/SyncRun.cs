using System.Globalization;
using System.Security.Cryptography;
using Guildhall.Core.Audit;
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
    Publisher publisher,
    SecondWitness witness,
    PublishedShelf shelf,
    EligibilityMetrics metrics,
    TimeProvider time,
    ILogger<SyncRun> log
)
{
    public static string NewId(DateTimeOffset now) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{now.UtcDateTime:yyyyMMdd'T'HHmmss}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}"
        );

    /// <returns>Null where another run has the chain now.</returns>
    public Task<SyncEnd?> TryRunAsync(Community community, string id, CancellationToken cancellation) =>
        new LeasedRun(leases, time).TryRunAsync(
            string.Create(CultureInfo.InvariantCulture, $"chain:{community.Chain.Id}"),
            id,
            ending => RunAsync(community, id, ending),
            cancellation
        );

    private async Task<SyncEnd> RunAsync(Community community, string id, CancellationToken cancellation)
    {
        var row = await book.BeginAsync(community.Tenant, id, cancellation);
        if (row.Step == "done")
        {
            return new(null, row.Detail);
        }

        try
        {
            if (row.Head is { } read && await PublishAsync(community, id, read, null, cancellation) is { } resumed)
            {
                return new(resumed, null);
            }

            var report = await chain.RunAsync(community.Chain, cancellation);
            await book.MarkReadAsync(community.Tenant, id, report.Head, report.RolledBackTo, cancellation);
            var outcome = await PublishAsync(community, id, report.Head, report.RolledBackTo, cancellation);
            return outcome is null
                ? throw new ChainUnavailableException(["What was read does not reach to the chain's head."])
                : new(outcome, null);
        }
        catch (Exception exception)
            when (exception is ChainUnavailableException or JsonRpcException or WorldUnavailableException)
        {
            await FailAsync(community, id, exception.Message, cancellation);
            return new(null, exception.Message);
        }
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
        var contracts = CountedContracts.Of(community.Chain);
        var outcome = await publisher.TryPublishAsync(
            new()
            {
                Community = community,
                At = head,
                Contracts = contracts,
                Cause = "sync",
                SyncId = id,
                Witness =
                    last is null || !CountedContracts.Parse(last.Contracts).IsSameAs(contracts)
                        ? null
                        : c => witness.ConfirmsAsync(community, last.Head, head, rolledBackTo, c),
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

    /// <summary>Counts the failure, and begins the grace when nothing was read for long. Takes nothing from anybody.</summary>
    private async Task FailAsync(Community community, string id, string why, CancellationToken cancellation)
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
                    Outcome = "failed",
                    Detail = why,
                    unit.Now,
                };
                var state = (await unit.QuerySingleOrDefaultAsync<EligibilityState>(EligibilitySql.Fail, failed))!;
                await unit.ExecuteAsync(EligibilitySql.MarkDone, failed);
                var since = state.LastSuccessAt ?? state.FirstAttemptAt ?? unit.Now;
                if (
                    unit.Now - since >= community.Grace
                    && await unit.ExecuteAsync(EligibilitySql.EnterGrace, failed) == 1
                )
                {
                    await unit.AuditAsync(
                        new()
                        {
                            Tenant = tenant,
                            Actor = "system",
                            Action = "sietch.grace_entered",
                            Details = new Dictionary<string, string> { ["failure"] = why },
                        }
                    );
                    await unit.EnqueueAsync(PageAdminsJob.OfGrace(tenant, since, why));
                }

                if (state.Failures is 2 or 4)
                {
                    await unit.EnqueueAsync(PageAdminsJob.OfFailures(tenant, state.Failures, since, why));
                }
            },
            cancellation
        );
        metrics.SyncFailed();
        Failed(tenant.Value, why);
        await shelf.RefreshAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Information, "{Tenant}: published snapshot {Snapshot} of block {Block}, {Changes} changes")]
    private partial void Published(string tenant, long snapshot, ulong block, int changes);

    [LoggerMessage(LogLevel.Warning, "{Tenant}: the result is held: {Why}")]
    private partial void Held(string tenant, string why);

    [LoggerMessage(LogLevel.Warning, "{Tenant}: the chain could not be read: {Why}")]
    private partial void Failed(string tenant, string why);
}

/// <param name="Outcome">What was published or held; null for a run that failed, or that had ended before.</param>
/// <param name="Failure">Why nothing came of it; the names of hosts alone, no keys.</param>
internal sealed record SyncEnd(Outcome? Outcome, string? Failure);
