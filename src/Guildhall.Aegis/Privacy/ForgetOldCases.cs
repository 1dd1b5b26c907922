using Guildhall.Aegis.Settings;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>Erases cases and notes once they are older than the guild keeps them, with their files, appeals and labels. What
/// is still in force stays, and no number is given twice.</summary>
internal sealed class ForgetOldCases(Db db, GuildSettingsBook settings, PersonFiles files, TimeProvider time)
    : IJobHandler<ForgetOldCasesJob>
{
    private const int Batch = 500;

    private static readonly string[] erasures =
    [
        RetentionSql.Votes,
        RetentionSql.Entries,
        RetentionSql.Appeals,
        RetentionSql.Links,
        RetentionSql.Labels,
        RetentionSql.Notes,
        RetentionSql.Evidence,
        RetentionSql.Cases,
    ];

    public async Task HandleAsync(ForgetOldCasesJob job, JobRun run, CancellationToken cancellation)
    {
        var kept = (await settings.GetAsync(job.Guild, cancellation)).Retention;
        if (kept is { Cases: null, Notes: null })
        {
            return;
        }

        if (kept.Cases is { } cases)
        {
            await ForgetCasesAsync(job.Guild, time.GetUtcNow() - cases, cancellation);
        }

        if (kept.Notes is { } notes)
        {
            var old = new { job.Guild, Before = time.GetUtcNow() - notes };
            await db.WriteAsync(unit => unit.ExecuteAsync(RetentionSql.OldNotes, old), cancellation);
        }

        await db.WriteAsync(unit => unit.ForgetOldCasesAsync(job.Guild), cancellation);
    }

    private async Task ForgetCasesAsync(Snowflake<Guild> guild, DateTimeOffset before, CancellationToken cancellation)
    {
        while (true)
        {
            var look = new
            {
                Guild = guild,
                Before = before,
                Limit = Batch,
            };
            var numbers = await db.QueryAsync<long>(RetentionSql.OldNumbers, look, cancellation);
            if (numbers.Count == 0)
            {
                return;
            }

            var old = new
            {
                Guild = guild,
                Before = before,
                Last = numbers[^1],
            };
            // Files first: a run that is cut off finds their rows again.
            await files.RemoveAsync(await db.QueryAsync<string>(RetentionSql.Places, old, cancellation), cancellation);
            await db.WriteAsync(unit => EraseAsync(unit, guild, old, numbers.Count), cancellation);
        }
    }

    private static async Task EraseAsync(Unit unit, Snowflake<Guild> guild, object old, int count)
    {
        foreach (var statement in erasures)
        {
            await unit.ExecuteAsync(statement, old);
        }

        await unit.AuditAsync(
            new()
            {
                Guild = guild,
                Actor = "system:retention",
                Action = "retention.cases_erased",
                Details = new Dictionary<string, string> { ["count"] = $"{count}" },
            }
        );
    }
}
