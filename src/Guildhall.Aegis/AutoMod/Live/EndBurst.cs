using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>The messages that were deleted silently after a hit stand in its case as one note.</summary>
internal sealed class EndBurst(Db db, TimeProvider time) : IJobHandler<EndBurstJob>
{
    private static readonly TimeSpan quiet = TimeSpan.FromSeconds(5);

    /// <exception cref="JobDelayedException">It goes on.</exception>
    public async Task HandleAsync(EndBurstJob job, JobRun run, CancellationToken cancellation)
    {
        var key = new
        {
            job.Guild,
            Subject = new Snowflake<AnyEntity>(job.Subject),
            job.Rule,
        };
        var burst = await db.QuerySingleOrDefaultAsync<BurstRow>(AutoModSql.Burst, key, cancellation);
        if (burst is not { SweptAt: { } last })
        {
            return;
        }

        if (time.GetUtcNow() - last < quiet || (burst.CaseNumber is null && time.GetUtcNow() - last < quiet * 12))
        {
            throw new JobDelayedException(quiet, "It goes on.");
        }

        if (burst.CaseNumber is { } number)
        {
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"{burst.Swept} further messages of the same burst deleted without a case of their own."
            );
            var by = Staff.OfSystem(job.Guild, "automod");
            await db.WriteAsync(unit => unit.AddNoteAsync(new(job.Guild, number), by, text), cancellation);
        }
    }

    private sealed record BurstRow(long? CaseNumber, long Swept, DateTimeOffset? SweptAt);
}
