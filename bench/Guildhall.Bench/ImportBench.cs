using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Import;
using Guildhall.Aegis.Import.Formats;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Bench;

/// <summary>
/// <c>import [MEGABYTES] [csv|json]</c>: a file of cases, every hundredth row broken, on SQLite: looked at, imported, imported
/// once more, and undone. One line of JSON; what was added is counted in the database.
/// </summary>
internal static class ImportBench
{
    private static readonly Snowflake<Guild> guild = new(900_000_000_000_000_001);

    public static async Task<int> RunAsync(string[] args)
    {
        var megabytes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50;
        var isJson = args.Length > 1 && args[1] == "json";
        var folder = Directory.CreateTempSubdirectory("guildhall-bench-");
        try
        {
            var file = Path.Combine(folder.FullName, isJson ? "history.json" : "history.csv");
            await WriteFileAsync(file, megabytes, isJson);
            await using var db = new Db(
                new StorageOptions { Path = Path.Combine(folder.FullName, "guildhall.db") },
                TimeProvider.System
            );
            await new Migrator(db, TimeProvider.System).ApplyAsync(CancellationToken.None);
            var result = await MeasureAsync(db, file, isJson);
            Console.WriteLine(JsonSerializer.Serialize(result, ImportBenchJson.Default.ImportResult));
            return result.AddedAgain == 0 && result.Left == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static async Task<ImportResult> MeasureAsync(Db db, string file, bool isJson)
    {
        var store = new ImportStore(db, TimeProvider.System);
        var run = new ImportRun(store, TimeProvider.System);
        var peak = 0L;
        Task WatchAsync(ImportTally tally)
        {
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
            return Task.CompletedTask;
        }

        var (look, seen) = await TimeAsync(file, stream => run.LookAsync(stream, guild, ImportFormat.Auto, default));
        var before = GC.GetTotalAllocatedBytes();
        var (took, _) = await TimeAsync(
            file,
            stream => run.WriteAsync(stream, guild, ImportFormat.Auto, "first", WatchAsync, default)
        );
        var allocated = GC.GetTotalAllocatedBytes() - before;
        var added = await CountAsync(db, "batch = 'first'");
        var (again, _) = await TimeAsync(
            file,
            stream => run.WriteAsync(stream, guild, ImportFormat.Auto, "second", WatchAsync, default)
        );
        var addedAgain = await CountAsync(db, "batch = 'second'");
        var start = TimeProvider.System.GetTimestamp();
        await store.UndoAsync(Staff.OfSystem(guild, "bench"), "first", CancellationToken.None);
        var undo = TimeProvider.System.GetElapsedTime(start);
        using var process = Process.GetCurrentProcess();
        return new(
            "import",
            isJson ? "json" : "csv",
            new FileInfo(file).Length,
            seen.Tally.Rows,
            seen.Tally.Faulty,
            added,
            Math.Round(look.TotalSeconds, 2),
            Math.Round(took.TotalSeconds, 2),
            (int)(seen.Tally.Rows / took.TotalSeconds),
            Math.Round(again.TotalSeconds, 2),
            addedAgain,
            Math.Round(undo.TotalSeconds, 2),
            await CountAsync(db, "deleted_at IS NULL"),
            peak / 1024 / 1024,
            process.PeakWorkingSet64 / 1024 / 1024,
            allocated / seen.Tally.Rows
        );
    }

    private static async Task<(TimeSpan Took, ImportReading Reading)> TimeAsync(
        string file,
        Func<Stream, Task<ImportReading>> run
    )
    {
        await using var stream = File.OpenRead(file);
        var start = TimeProvider.System.GetTimestamp();
        var reading = await run(stream);
        return (TimeProvider.System.GetElapsedTime(start), reading);
    }

    private static Task<long> CountAsync(Db db, string condition) =>
        db.QuerySingleOrDefaultAsync<long>($"SELECT COUNT(*) FROM cases WHERE {condition}", null, default);

    private static async Task WriteFileAsync(string path, int megabytes, bool isJson)
    {
        await using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 16);
        await writer.WriteAsync(isJson ? "[\n" : "user_id,username,type,reason,moderator_id,created_at,case_number\n");
        var at = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        string[] kinds = ["warn", "mute", "kick", "ban", "unban", "note"];
        var (left, row) = ((long)megabytes * 1024 * 1024, 0);
        while (left > 0)
        {
            row++;
            var user = row % 100 == 0 ? "nobody" : $"{400_000_000_000_000_000 + (row * 7919L % 50_000)}";
            var reason = $"Spam in general, told twice before; see message {row} and what followed it in the evening";
            var time = at.AddMinutes(row).ToString("O", CultureInfo.InvariantCulture);
            var line = isJson
                ? $$"""{"user_id":"{{user}}","username":"somebody{{row}}","type":"{{kinds[row % 6]}}","reason":"{{reason}}","moderator_id":"{{500_000_000_000_000_000 + (row % 20)}}","created_at":"{{time}}","case_number":{{row}}}"""
                : $"{user},somebody{row},{kinds[row % 6]},\"{reason}\",{500_000_000_000_000_000 + (row % 20)},{time},{row}";
            await writer.WriteAsync(
                isJson && row > 1 ? $",\n{line}"
                : isJson ? line
                : $"{line}\n"
            );
            left -= line.Length + 2;
        }

        if (isJson)
        {
            await writer.WriteAsync("\n]");
        }
    }
}

/// <param name="Left">Cases that an undo left standing.</param>
/// <param name="PeakManagedMb">Highest of the managed heap after a batch.</param>
internal sealed record ImportResult(
    string Bench,
    string Format,
    long Bytes,
    int Rows,
    int Faulty,
    long Added,
    double LookSeconds,
    double ImportSeconds,
    int RowsPerSecond,
    double AgainSeconds,
    long AddedAgain,
    double UndoSeconds,
    long Left,
    long PeakManagedMb,
    long PeakWorkingSetMb,
    long AllocatedBytesPerRow
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportResult))]
internal sealed partial class ImportBenchJson : JsonSerializerContext;
