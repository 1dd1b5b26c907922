using System.Globalization;
using System.Text;
using Guildhall.Core.Storage;

namespace Guildhall.Core.Jobs;

/// <summary>Takes rows for a while, and reports what became of them. Every change asks whether the row is still ours.
/// </summary>
internal sealed class JobLeases(Db db, TimeProvider time, string owner, TimeSpan lease)
{
    public TimeSpan Lease => lease;

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(string kind, int limit, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var claim = new
        {
            Kind = kind,
            Owner = owner,
            Now = now,
            Until = now + lease,
            Limit = limit,
        };
        var sql = db.Dialect.Choose(JobsSqliteSql.Claim, JobsPostgresSql.Claim);
        var claimed = await db.WriteAsync(unit => unit.QueryAsync<ClaimedJob>(sql, claim), cancellation);
        return [.. claimed.OrderBy(job => job.DueAt).ThenBy(job => job.Id)];
    }

    /// <summary>When the next row of the kind may be taken, by us or by whoever finds its lease ended.</summary>
    public Task<DateTimeOffset?> NextReadyAsync(string kind, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<DateTimeOffset?>(JobsSql.NextReady, new { Kind = kind }, cancellation);

    /// <summary>Deletes the rows that are still ours and returns their ids.</summary>
    public Task<IReadOnlyList<long>> CompleteAsync(
        IReadOnlyCollection<ClaimedJob> jobs,
        CancellationToken cancellation
    ) =>
        WriteHeldAsync(
            db.Dialect.Choose(JobsSqliteSql.Complete, JobsPostgresSql.Complete),
            jobs,
            time.GetUtcNow(),
            cancellation
        );

    /// <summary>Returns the ids of the rows that are still ours.</summary>
    public Task<IReadOnlyList<long>> RenewAsync(
        IReadOnlyCollection<ClaimedJob> jobs,
        DateTimeOffset until,
        CancellationToken cancellation
    ) => WriteHeldAsync(db.Dialect.Choose(JobsSqliteSql.Renew, JobsPostgresSql.Renew), jobs, until, cancellation);

    public Task<bool> FailAsync(ClaimedJob job, string error, DateTimeOffset next, CancellationToken cancellation) =>
        ReportAsync(JobsSql.Fail, job, error, next, cancellation);

    public Task<bool> BuryAsync(ClaimedJob job, string error, CancellationToken cancellation) =>
        ReportAsync(JobsSql.Bury, job, error, time.GetUtcNow(), cancellation);

    /// <summary>Gives the row back without counting an attempt.</summary>
    public Task<bool> ReleaseAsync(
        ClaimedJob job,
        string? reason,
        DateTimeOffset next,
        CancellationToken cancellation
    ) => ReportAsync(JobsSql.Release, job, reason, next, cancellation);

    /// <summary>Makes takeable at once what an earlier process of our name held; returns how many.</summary>
    public Task<int> ReclaimAsync(CancellationToken cancellation)
    {
        var own = new { Owner = owner, Now = time.GetUtcNow() };
        return db.WriteAsync(unit => unit.ExecuteAsync(JobsSql.Reclaim, own), cancellation);
    }

    private async Task<bool> ReportAsync(
        string sql,
        ClaimedJob job,
        string? error,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        var report = new
        {
            job.Id,
            Token = job.LeaseToken,
            Owner = owner,
            Error = error,
            At = at,
        };
        return await db.WriteAsync(unit => unit.ExecuteAsync(sql, report), cancellation) == 1;
    }

    private Task<IReadOnlyList<long>> WriteHeldAsync(
        string sql,
        IReadOnlyCollection<ClaimedJob> jobs,
        DateTimeOffset until,
        CancellationToken cancellation
    )
    {
        object held =
            db.Dialect == Dialect.Sqlite
                ? new
                {
                    Owner = owner,
                    Until = until,
                    Held = Pairs(jobs),
                }
                : new
                {
                    Owner = owner,
                    Until = until,
                    Ids = jobs.Select(job => job.Id).ToArray(),
                    Tokens = jobs.Select(job => job.LeaseToken).ToArray(),
                };
        return db.WriteAsync(unit => unit.QueryAsync<long>(sql, held), cancellation);
    }

    private static string Pairs(IReadOnlyCollection<ClaimedJob> jobs)
    {
        var json = new StringBuilder("[");
        foreach (var job in jobs)
        {
            json.Append(json.Length == 1 ? "" : ",")
                .Append(CultureInfo.InvariantCulture, $"[{job.Id},{job.LeaseToken}]");
        }

        return json.Append(']').ToString();
    }
}
