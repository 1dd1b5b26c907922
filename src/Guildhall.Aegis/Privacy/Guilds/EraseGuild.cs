using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Privacy;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Privacy.Guilds;

/// <summary>Erases a server: files first, then every row, with the jobs that wait for it. A second run finds nothing.
/// </summary>
internal sealed class EraseGuild(
    Db db,
    PersonFiles files,
    GuildSettingsBook settings,
    RuleBook rules,
    IEnumerable<IGuildRecords> others
) : IJobHandler<EraseGuildJob>
{
    private static readonly TimeSpan whileBusy = TimeSpan.FromSeconds(2);

    /// <exception cref="JobDelayedException">Another job of that server runs this moment; nothing was erased.</exception>
    public async Task HandleAsync(EraseGuildJob job, JobRun run, CancellationToken cancellation)
    {
        var look = new { job.Guild };
        var removed = await db.QuerySingleOrDefaultAsync<DateTimeOffset?>(GuildRemovalSql.At, look, cancellation);
        if (job.RemovedAt is { } at && removed?.ToUnixTimeMilliseconds() != at.ToUnixTimeMilliseconds())
        {
            return; // It came back meanwhile.
        }

        // Files first: a run that is cut off finds their rows again.
        var places = await db.QueryAsync<string>(GuildRemovalSql.Places, look, cancellation);
        await files.RemoveAsync(places, cancellation);
        await db.WriteAsync(unit => EraseAsync(unit, job), cancellation);
        settings.Forget(job.Guild);
        rules.Forget(job.Guild);
        foreach (var records in others)
        {
            await records.ForgetAsync(job.Guild, cancellation);
        }
    }

    private async Task EraseAsync(Unit unit, EraseGuildJob job)
    {
        var rows = 0;
        // The first: by what stands in the server's own rows they may know that it is theirs.
        foreach (var records in others)
        {
            rows += await records.EraseAsync(unit, job.Guild);
        }

        foreach (var table in GuildTables.All.Where(table => table.NotErased is null))
        {
            rows += await unit.ExecuteAsync(table.Erase, new { job.Guild });
        }

        if (!await unit.DropAsync(RemovedGuilds.InPayload(job.Guild), EraseGuildJob.Kind))
        {
            throw new JobDelayedException(whileBusy, "Another job of that server runs this moment.");
        }

        await unit.AuditAsync(
            new()
            {
                Guild = job.Guild,
                Actor = job.By,
                Action = "privacy.guild_erased",
                Subject = job.Guild.ToString(),
                Details = new Dictionary<string, string> { ["rows"] = $"{rows}" },
            }
        );
    }
}
