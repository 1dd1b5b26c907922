using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>The hour at which an outage becomes a grace, which need not be a try's. Takes nothing from anybody.</summary>
internal sealed class EnterGrace(Db db, CommunityRegistry communities, EligibilityBook book, PublishedShelf shelf)
    : IJobHandler<EnterGraceJob>
{
    /// <exception cref="JobDelayedException">The chain was read since, and is out of reach again: its hour is later.</exception>
    public async Task HandleAsync(EnterGraceJob job, JobRun run, CancellationToken cancellation)
    {
        if (
            communities.TryGet(new TenantId(job.Tenant)) is not { } community
            || await book.TryStateAsync(community.Tenant, cancellation) is not { Failures: > 0 }
        )
        {
            return;
        }

        var left = await db.WriteAsync(
            async unit =>
                await unit.QuerySingleOrDefaultAsync<EligibilityState>(EligibilitySql.State, new { community.Tenant })
                    is { Failures: > 0 } state
                    ? await TryEnterAsync(unit, community, state)
                    : null,
            cancellation
        );
        if (left is { } wait)
        {
            // Enqueued again, it would be dropped: this one lives and has the key.
            throw new JobDelayedException(wait, "The chain was read since.");
        }

        await shelf.RefreshAsync(cancellation);
    }

    /// <summary>When the chain was read last, or first tried; null before that.</summary>
    public static DateTimeOffset? SinceOf(EligibilityState state) => state.LastSuccessAt ?? state.FirstAttemptAt;

    /// <summary>Begins the grace where it is due after a failure, and else comes back when it is.</summary>
    public static async Task WhenDueAsync(Unit unit, Community community, EligibilityState state)
    {
        if (await TryEnterAsync(unit, community, state) is { } left)
        {
            await unit.EnqueueAsync(new EnterGraceJob(community.Tenant.Value), unit.Now + left);
        }
    }

    /// <returns>How long it is until then; null where there is nothing to wait for.</returns>
    public static async Task<TimeSpan?> TryEnterAsync(Unit unit, Community community, EligibilityState state)
    {
        if (state.GraceSince is not null || SinceOf(state) is not { } since)
        {
            return null;
        }

        var left = since + community.Grace - unit.Now;
        if (left > TimeSpan.Zero)
        {
            return left;
        }

        var tenant = community.Tenant;
        var why = state.Failure ?? "";
        if (await unit.ExecuteAsync(EligibilitySql.EnterGrace, new { Tenant = tenant, unit.Now }) == 1)
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

        return null;
    }
}
