using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;

namespace Guildhall.Core.Jobs;

/// <summary>The jobs that failed for good: seen, run again or thrown away, each by somebody and with a reason to be
/// found in the audit log of the tenant <c>default</c>.</summary>
public sealed class DeadLetters(Db db)
{
    /// <param name="after">The id of the last one seen; 0 for the first page.</param>
    public Task<IReadOnlyList<DeadLetter>> ListAsync(long after, int limit, CancellationToken cancellation) =>
        db.QueryAsync<DeadLetter>(JobsSql.Dead, new { After = after, Limit = limit }, cancellation);

    /// <summary>What waits and what died, by kind.</summary>
    public Task<IReadOnlyList<JobCounts>> CountAsync(CancellationToken cancellation) =>
        db.QueryAsync<JobCounts>(JobsSql.Counts, null, cancellation);

    /// <summary>Makes it a new job, due now, with all its attempts. Null means done.</summary>
    public Task<Refusal?> ReplayAsync(long id, string actor, CancellationToken cancellation) =>
        ChangeAsync(JobsSql.Replay, "jobs.replay", id, actor, cancellation);

    /// <summary>Deletes it. Null means done.</summary>
    public Task<Refusal?> DiscardAsync(long id, string actor, CancellationToken cancellation) =>
        ChangeAsync(JobsSql.Discard, "jobs.discard", id, actor, cancellation);

    private Task<Refusal?> ChangeAsync(
        string sql,
        string action,
        long id,
        string actor,
        CancellationToken cancellation
    ) =>
        db.WriteAsync<Refusal?>(
            async unit =>
            {
                var kind = await unit.QuerySingleOrDefaultAsync<string>(sql, new { Id = id, unit.Now });
                if (kind is null)
                {
                    return new Refusal(
                        "jobs.not_dead",
                        $"Job {id} is no dead letter, or a living job with its key stands in its place."
                    );
                }

                await unit.AuditAsync(
                    new AuditEntry
                    {
                        Tenant = TenantId.Default,
                        Actor = actor,
                        Action = action,
                        Subject = $"{kind} {id}",
                    }
                );
                unit.WakeJobsOf(kind);
                return null;
            },
            cancellation
        );
}

public sealed record DeadLetter(
    long Id,
    string Kind,
    string? UniqueKey,
    int Attempts,
    string? LastError,
    DateTimeOffset EnqueuedAt,
    DateTimeOffset DiedAt
);

public sealed record JobCounts(string Kind, long Waiting, long Dead, DateTimeOffset OldestDue);
