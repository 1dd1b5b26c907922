using System.Text.Json;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Import.Formats;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Import;

/// <summary>Writes imported cases: the next numbers of the guild, with their old times and names. Discord is asked for
/// nothing, and the mod-log told nothing.</summary>
internal sealed class ImportStore(Db db, TimeProvider time)
{
    /// <summary>How many rows are written at once, and held in memory.</summary>
    public const int BatchSize = 500;

    private const int UndoneAtOnce = 5_000;

    /// <summary>How many of them the record has already; nothing is written.</summary>
    public async Task<int> CountKnownAsync(
        Snowflake<Guild> guild,
        IReadOnlyList<StoredCase> rows,
        CancellationToken cancellation
    )
    {
        var keys = rows.Select(row => row.Key).Distinct(StringComparer.Ordinal).ToList();
        var known = await db.QueryAsync<string>(
            db.Dialect.Choose(ImportSqliteSql.Known, ImportPostgresSql.Known),
            new { Guild = guild, Keys = Json(keys) },
            cancellation
        );
        return known.Count + rows.Count - keys.Count;
    }

    /// <summary>Those that are new, in the order of the file; the rest is known. One unit.</summary>
    public async Task<(int Added, int Known)> WriteAsync(
        Snowflake<Guild> guild,
        string batch,
        ImportFormat format,
        IReadOnlyList<ImportedCase> rows,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        var stored = rows.Select(row => (Row: row, Case: StoredCase.Of(row, format, now)))
            .DistinctBy(pair => pair.Case.Key)
            .ToList();
        var keys = Json([.. stored.Select(pair => pair.Case.Key)]);
        var added = await db.WriteAsync(
            async unit =>
            {
                await unit.LockCasesAsync(guild);
                var known = (
                    await unit.QueryAsync<string>(
                        unit.Dialect.Choose(ImportSqliteSql.Known, ImportPostgresSql.Known),
                        new { Guild = guild, Keys = keys }
                    )
                ).ToHashSet(StringComparer.Ordinal);
                var fresh = stored.Where(pair => !known.Contains(pair.Case.Key)).ToList();
                if (fresh.Count > 0)
                {
                    await InsertAsync(unit, guild, batch, fresh);
                }

                return fresh.Count;
            },
            cancellation
        );
        return (added, rows.Count - added);
    }

    /// <summary>All rows are written: what later ones ended is over, and what still runs has its end. What is over is never
    /// begun again.</summary>
    public async Task SettleAsync(Snowflake<Guild> guild, string batch, CancellationToken cancellation)
    {
        var key = new { Guild = guild, Id = batch };
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(ImportSql.EndEarlier, key);
                await unit.ExecuteAsync(ImportSql.SupersedeEarlier, key);
            },
            cancellation
        );
        await StartTimersAsync(guild, batch, cancellation);
    }

    private async Task StartTimersAsync(Snowflake<Guild> guild, string batch, CancellationToken cancellation)
    {
        var after = 0L;
        while (true)
        {
            var running = await db.QueryAsync<Running>(
                ImportSql.StillActive,
                new
                {
                    Guild = guild,
                    Id = batch,
                    Now = time.GetUtcNow(),
                    After = after,
                    Limit = BatchSize,
                },
                cancellation
            );
            if (running.Count == 0)
            {
                return;
            }

            await db.WriteAsync(
                async unit =>
                {
                    foreach (var row in running)
                    {
                        await unit.EnqueueAsync(new EndCaseJob(guild, row.Number, row.ExpiresAt), row.ExpiresAt);
                    }
                },
                cancellation
            );
            after = running[^1].Number;
        }
    }

    /// <summary>Makes tombstones of them; what was written on them is erased. Some at a time, so that nobody else's writes
    /// wait: one that was cut off goes on where it was.</summary>
    public async Task<int> UndoAsync(Staff by, string batch, CancellationToken cancellation)
    {
        var all = 0;
        while (true)
        {
            var undone = await db.WriteAsync(unit => UndoAsync(unit, by, batch), cancellation);
            if (undone == 0)
            {
                return all;
            }

            all += undone;
        }
    }

    private static async Task<int> UndoAsync(Unit unit, Staff by, string batch)
    {
        var next = new
        {
            by.Guild,
            Id = batch,
            Limit = UndoneAtOnce,
            unit.Now,
            ById = by.User,
            ByName = by.Name,
        };
        await unit.ExecuteAsync(ImportSql.UndoNotes, next);
        await unit.ExecuteAsync(ImportSql.UndoLabels, next);
        return await unit.ExecuteAsync(ImportSql.Undo, next);
    }

    private static async Task InsertAsync(
        Unit unit,
        Snowflake<Guild> guild,
        string batch,
        List<(ImportedCase Row, StoredCase Case)> fresh
    )
    {
        var last = await unit.QuerySingleOrDefaultAsync<long>(CaseSql.NextNumber, new { Guild = guild, fresh.Count });
        var first = last - fresh.Count + 1;
        var numbered = fresh.Select((pair, i) => pair.Case with { Number = first + i }).ToList();
        var rows = new
        {
            Guild = guild,
            Id = batch,
            Rows = JsonSerializer.Serialize(numbered, AegisJson.Default.IReadOnlyListStoredCase),
        };
        await unit.ExecuteAsync(unit.Dialect.Choose(ImportSqliteSql.Insert, ImportPostgresSql.Insert), rows);
        await unit.ExecuteAsync(
            unit.Dialect.Choose(ImportSqliteSql.InsertLabels, ImportPostgresSql.InsertLabels),
            rows
        );
        List<StoredNote> notes =
        [
            .. fresh.SelectMany(
                (pair, i) => pair.Row.Notes.Select((note, at) => ToNote(note, first + i, at + 1, pair.Row))
            ),
        ];
        if (notes.Count > 0)
        {
            await unit.ExecuteAsync(
                unit.Dialect.Choose(ImportSqliteSql.InsertNotes, ImportPostgresSql.InsertNotes),
                new
                {
                    Guild = guild,
                    Notes = JsonSerializer.Serialize(notes, AegisJson.Default.IReadOnlyListStoredNote),
                }
            );
        }
    }

    private static StoredNote ToNote(ImportedNote note, long number, int position, ImportedCase row) =>
        new(
            number,
            position,
            (long)note.Author.Value,
            note.AuthorName,
            note.Text,
            (note.At == DateTimeOffset.UnixEpoch ? row.At : note.At).ToUnixTimeMilliseconds()
        );

    private static string Json(IReadOnlyList<string> keys) =>
        JsonSerializer.Serialize(keys, AegisJson.Default.IReadOnlyListString);

    private sealed record Running(long Number, DateTimeOffset ExpiresAt);
}
