using System.Globalization;
using System.Text.Json;
using Guildhall.Aegis.Access;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Import;

/// <summary>The imports of every guild: planned, running, done, undone; each change with its audit line.</summary>
internal sealed class ImportBook(Db db, TimeProvider time)
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
        MoveAsync(
            plan,
            ImportState.Planned,
            ImportState.Running,
            time.GetUtcNow() - Lifetime,
            async unit =>
            {
                await unit.EnqueueAsync(job);
                await AuditAsync(unit, plan, by, "import.begun");
            },
            cancellation
        );

    public Task<bool> DropAsync(ImportPlan plan, CancellationToken cancellation) =>
        MoveAsync(
            plan,
            ImportState.Planned,
            ImportState.Dropped,
            DateTimeOffset.UnixEpoch,
            _ => Task.CompletedTask,
            cancellation
        );

    /// <summary>How many cases are tombstones now; null where it was not done, or undone before.</summary>
    public async Task<int?> UndoAsync(ImportPlan plan, Staff by, CancellationToken cancellation)
    {
        var undone = 0;
        var moved = await MoveAsync(
            plan,
            ImportState.Done,
            ImportState.Undone,
            DateTimeOffset.UnixEpoch,
            async unit =>
            {
                undone = await ImportStore.UndoAsync(unit, by, plan.Id);
                await AuditAsync(unit, plan, by, "import.undone");
            },
            cancellation
        );
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

    private Task<bool> MoveAsync(
        ImportPlan plan,
        string from,
        string to,
        DateTimeOffset notBefore,
        Func<Unit, Task> also,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                var moved = await unit.ExecuteAsync(
                    ImportSql.Move,
                    new
                    {
                        Guild = plan.GuildId,
                        plan.Id,
                        State = from,
                        To = to,
                        NotBefore = notBefore,
                        unit.Now,
                    }
                );
                if (moved == 1)
                {
                    await also(unit);
                }

                return moved == 1;
            },
            cancellation
        );

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
