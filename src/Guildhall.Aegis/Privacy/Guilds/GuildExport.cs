using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Core.Ports;
using Guildhall.Core.Privacy;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy.Guilds;

/// <summary>All rows of a server as a zip of JSON files, one for each table, what other products keep of it, and the files of
/// evidence, the newest first, as many as fit.</summary>
internal sealed class GuildExport(Db db, IObjectStore store, IEnumerable<IGuildRecords> others)
{
    private const string Readme = "README.txt";

    // Of an entry in the zip: its headers, twice, with its name.
    private const int Overhead = 1_000;
    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true };

    /// <param name="most">Bytes that evidence may fill the zip up to.</param>
    public async Task<GuildArchive> WriteAsync(Snowflake<Guild> guild, long most, CancellationToken cancellation)
    {
        using var output = new MemoryStream();
        var (contained, leftOut) = (0, new JsonArray());
        var notes = new List<string>();
        await using (
            var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, null, cancellation)
        )
        {
            foreach (var table in GuildTables.All.Where(table => table.Columns is not null))
            {
                var rows = await db.QueryAsync<object>(table.Export, new { Guild = guild }, cancellation);
                var json = new JsonArray([
                    .. rows.Cast<IDictionary<string, object?>>().Select(row => RecordRow.ToJson(row)),
                ]);
                await AddAsync(zip, $"{table.Name}.json", json, cancellation);
            }

            foreach (var records in others)
            {
                if (await records.ExportAsync(guild, cancellation) is not { } extract)
                {
                    continue;
                }

                notes.Add(extract.Note);
                foreach (var (name, rows) in extract.Files)
                {
                    await AddAsync(zip, $"{name}.json", rows, cancellation);
                }
            }

            if (notes.Count > 0)
            {
                await AddAsync(zip, Readme, string.Join("\n\n", notes), cancellation);
            }

            var evidence = await db.QueryAsync<KeptFile>(GuildRemovalSql.Evidence, new { Guild = guild }, cancellation);
            var room = most - output.Length - (evidence.Count + 1L) * Overhead;
            foreach (var file in evidence)
            {
                if (file.Size <= room && await TryAddAsync(zip, file, cancellation))
                {
                    room -= file.Size;
                    contained++;
                }
                else
                {
                    leftOut.Add(NameOf(file));
                }
            }

            if (leftOut.Count > 0)
            {
                await AddAsync(zip, "evidence-left-out.json", leftOut, cancellation);
            }
        }

        return new(output.ToArray(), contained, leftOut.Count) { HasNotes = notes.Count > 0 };
    }

    private static Task AddAsync(ZipArchive zip, string name, JsonNode content, CancellationToken cancellation) =>
        AddAsync(zip, name, content.ToJsonString(readable), cancellation);

    private static async Task AddAsync(ZipArchive zip, string name, string content, CancellationToken cancellation)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellation);
        await using var writer = new StreamWriter(entry);
        await writer.WriteAsync(content.AsMemory(), cancellation);
    }

    /// <summary>False where the store has it no more.</summary>
    private async Task<bool> TryAddAsync(ZipArchive zip, KeptFile file, CancellationToken cancellation)
    {
        if (await store.OpenAsync(file.Place, cancellation) is not { } content)
        {
            return false;
        }

        await using (content)
        {
            // As it is: most of it is pictures, and what is left of the room stays known.
            await using var entry = await zip.CreateEntry(NameOf(file), CompressionLevel.NoCompression)
                .OpenAsync(cancellation);
            await content.CopyToAsync(entry, cancellation);
        }

        return true;
    }

    private static string NameOf(KeptFile file)
    {
        var name = string.Concat(file.Name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_'));
        var cut = name.Length > 80 ? name[^80..] : name;
        return string.Create(CultureInfo.InvariantCulture, $"evidence/{file.Number}/{file.Position}-{cut}");
    }

    private sealed record KeptFile(long Number, long Position, string Name, long Size, string Place);
}

/// <param name="Files">How many files of evidence are in it.</param>
/// <param name="LeftOut">And how many are not, for want of room or because the store lost them.</param>
internal sealed record GuildArchive(byte[] Zip, int Files, int LeftOut)
{
    /// <summary>Its README.txt says what is left out besides.</summary>
    public bool HasNotes { get; init; }
}
