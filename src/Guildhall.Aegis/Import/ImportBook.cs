using System.Globalization;
using System.Text.Json;
using Guildhall.Aegis.Access;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Import;

/// <summary>The imports of every guild: planned, running, done, undone; each change with its audit line.</summary>
internal sealed class ImportBook(Db db, ImportStore store, TimeProvider time)
{
    /// <summary>How long a preview can be confirmed; Discord serves the file for about as long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public Task<ImportPlan?> FindAsync(Snowflake<Guild> guild, string id, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<ImportPlan>(ImportSql.ById, new { Guild = guild, Id = id }, cancellation);

    public async Task AddAsync(ImportPlan plan, ImportTally tally, Staff by, CancellationToken cancellation)
    {
        var row = new
        {
            Guild = plan.GuildId,
            plan.Id,
            plan.Format,
            plan.FileName,
            plan.Url,
            plan.FileHash,
            plan.FileSize,
            AskedBy = plan.AskedById,
            plan.AskedByName,
            plan.State,
            RowsRead = tally.Rows,
            tally.Known,
            Faulty = tally.Faulty,
            Faults = Write(tally),
            Now = plan.MadeAt,
        };
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(ImportSql.Add, row);
                if (plan.State == ImportState.Running)
                {
                    await AuditAsync(unit, plan, by, "import.begun");
                }
            },
            cancellation
        );
    }

    /// <summary>False where it was begun or dropped before, or the preview is too old.</summary>
    public Task<bool> BeginAsync(ImportPlan plan, Staff by, RunImportJob job, CancellationToken cancellation) =>
        (
            Move(plan, ImportState.Planned, ImportState.Running) with
            {
                NotBefore = time.GetUtcNow() - Lifetime,
            }
        ).TryAsync(db, ImportSql.Move, job, unit => AuditAsync(unit, plan, by, "import.begun"), cancellation);

    public Task<bool> DropAsync(ImportPlan plan, CancellationToken cancellation) =>
        Move(plan, ImportState.Planned, ImportState.Dropped).TryAsync(db, ImportSql.Move, null, cancellation);

    /// <summary>How many cases are tombstones now; null where it is under way, or was undone before. One that failed may have
    /// written some.</summary>
    public async Task<int?> UndoAsync(ImportPlan plan, Staff by, CancellationToken cancellation)
    {
        if (plan.State is not (ImportState.Done or ImportState.Failed))
        {
            return null;
        }

        // Its state last: one that was cut off can be undone again.
        var undone = await store.UndoAsync(by, plan.Id, cancellation);
        var moved = await Move(plan, plan.State, ImportState.Undone)
            .TryAsync(db, ImportSql.Move, unit => AuditAsync(unit, plan, by, "import.undone"), cancellation);
        return moved ? undone : null;
    }

    public async Task FinishAsync(
        ImportPlan plan,
        ImportTally tally,
        string state,
        Staff by,
        CancellationToken cancellation
    )
    {
        var row = new
        {
            Guild = plan.GuildId,
            plan.Id,
            State = state,
            RowsRead = tally.Rows,
            tally.Known,
            Faulty = tally.Faulty,
            Faults = Write(tally),
            Now = time.GetUtcNow(),
        };
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(ImportSql.Finish, row);
                await AuditAsync(unit, plan, by, $"import.{state}", tally);
            },
            cancellation
        );
    }

    private static StateMove Move(ImportPlan plan, string from, string to) => new(plan.GuildId, plan.Id, from, to);

    private static Task AuditAsync(Unit unit, ImportPlan plan, Staff by, string action, ImportTally? tally = null)
    {
        var details = new Dictionary<string, string>
        {
            ["format"] = plan.Format,
            ["sha256"] = plan.FileHash,
            ["bytes"] = plan.FileSize.ToString(CultureInfo.InvariantCulture),
        };
        if (tally is not null)
        {
            details["added"] = tally.Added.ToString(CultureInfo.InvariantCulture);
            details["known"] = tally.Known.ToString(CultureInfo.InvariantCulture);
            details["faulty"] = tally.Faulty.ToString(CultureInfo.InvariantCulture);
        }

        return unit.AuditAsync(
            new()
            {
                Guild = plan.GuildId,
                Actor = by.Actor,
                Action = action,
                Subject = plan.Id,
                Details = details,
            }
        );
    }

    private static string Write(ImportTally tally) =>
        JsonSerializer.Serialize(
            [.. tally.Faults.Select(fault => fault.ToString())],
            AegisJson.Default.IReadOnlyListString
        );
}
