using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Core.Audit;

/// <summary>Who did what is known for two years; after that its rows go, some at a time.</summary>
internal sealed class ForgetAudit(Db db, TimeProvider time) : IJobHandler<ForgetAuditJob>
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(730);

    private const int Batch = 1_000;

    // Old is old, whoever's it is: the one statement about rows that reads none and means everybody's.
    private const string Forget = """
        DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at < @Before ORDER BY id LIMIT @Limit)
        """;

    public async Task HandleAsync(ForgetAuditJob job, JobRun run, CancellationToken cancellation)
    {
        var old = new { Before = time.GetUtcNow() - Kept, Limit = Batch };
        while (await db.WriteAsync(unit => unit.ExecuteAsync(Forget, old), cancellation) == Batch)
        {
            // A unit for each, so that nobody waits long for the table.
        }
    }
}
