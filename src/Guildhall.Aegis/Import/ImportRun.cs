using System.Runtime.CompilerServices;
using Guildhall.Aegis.Import.Formats;
using Guildhall.Aegis.Import.Reading;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Import;

/// <summary>Reads a file from its beginning to its end, a few hundred rows in memory at a time: to count what is in it, or to
/// write it.</summary>
internal sealed class ImportRun(ImportStore store, TimeProvider time)
{
    /// <summary>Nothing is written.</summary>
    public async Task<ImportReading> LookAsync(
        Stream file,
        Snowflake<Guild> guild,
        ImportFormat format,
        CancellationToken cancellation
    )
    {
        var reading = new ImportReading { Format = format };
        await foreach (var batch in BatchesAsync(file, guild, reading, cancellation))
        {
            var now = time.GetUtcNow();
            List<StoredCase> rows = [.. batch.Select(row => StoredCase.Of(row, reading.Format, now))];
            reading.Tally.Stored(0, await store.CountKnownAsync(guild, rows, cancellation));
        }

        return reading;
    }

    /// <summary>What is known already is passed over, so that a run that was cut off goes on where it was.</summary>
    /// <param name="progress">After each batch.</param>
    public async Task<ImportReading> WriteAsync(
        Stream file,
        Snowflake<Guild> guild,
        ImportFormat format,
        string id,
        Func<ImportTally, Task> progress,
        CancellationToken cancellation
    )
    {
        var reading = new ImportReading { Format = format };
        await foreach (var batch in BatchesAsync(file, guild, reading, cancellation))
        {
            var (added, known) = await store.WriteAsync(guild, id, reading.Format, batch, cancellation);
            reading.Tally.Stored(added, known);
            await progress(reading.Tally);
        }

        await store.SettleAsync(guild, id, cancellation);
        return reading;
    }

    private async IAsyncEnumerable<List<ImportedCase>> BatchesAsync(
        Stream file,
        Snowflake<Guild> guild,
        ImportReading reading,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var rows = new FileRows();
        RowReader? reader = null;
        List<ImportedCase> batch = [];
        await foreach (var row in rows.ReadAsync(file, cancellation))
        {
            if (reader is null && row.Fault is null)
            {
                reading.Format =
                    reading.Format == ImportFormat.Auto
                        ? FormatFinder.Find(row, rows.List, rows.IsJson)
                        : reading.Format;
                reader = new(reading.Format, guild, time.GetUtcNow());
            }

            var (found, fault) = reader?.Read(row) ?? (null, new(row.Place, row.Fault!));
            if (found is null)
            {
                reading.Tally.Count(fault!);
                continue;
            }

            reading.Tally.Count(found);
            batch.Add(found);
            if (batch.Count == ImportStore.BatchSize)
            {
                yield return batch;
                batch = [];
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }

        reading.Encoding = rows.Encoding;
        reading.Foreign = rows.Foreign;
    }
}

/// <summary>What a file turned out to be.</summary>
internal sealed class ImportReading
{
    public ImportFormat Format { get; set; }

    public string Encoding { get; set; } = "";

    /// <summary>What the file is instead of CSV or JSON; null where it was read.</summary>
    public string? Foreign { get; set; }

    public ImportTally Tally { get; } = new();
}
