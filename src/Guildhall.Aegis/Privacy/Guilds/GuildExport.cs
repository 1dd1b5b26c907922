using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy.Guilds;

/// <summary>All rows of a server as a zip of JSON files, one for each table. Files of evidence are named, not contained.
/// </summary>
internal sealed class GuildExport(Db db)
{
    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true };

    public async Task<byte[]> WriteAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        using var output = new MemoryStream();
        await using (
            var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, null, cancellation)
        )
        {
            foreach (var table in GuildTables.All.Where(table => table.Columns is not null))
            {
                var rows = await db.QueryAsync<object>(table.Export, new { Guild = guild }, cancellation);
                var json = new JsonArray([.. rows.Cast<IDictionary<string, object?>>().Select(ToJson)]);
                await using var file = await zip.CreateEntry($"{table.Name}.json").OpenAsync(cancellation);
                await using var writer = new StreamWriter(file);
                await writer.WriteAsync(json.ToJsonString(readable).AsMemory(), cancellation);
            }
        }

        return output.ToArray();
    }

    private static JsonObject ToJson(IDictionary<string, object?> row)
    {
        var json = new JsonObject();
        foreach (var (name, value) in row)
        {
            json[name] = value switch
            {
                null => null,
                long at when name == "at" || name.EndsWith("_at", StringComparison.Ordinal) => DateTimeOffset
                    .FromUnixTimeMilliseconds(at)
                    .UtcDateTime.ToString("O"),
                // Ids are longer than the numbers that JSON's readers hold.
                long id when name.EndsWith("_id", StringComparison.Ordinal) => id.ToString(
                    CultureInfo.InvariantCulture
                ),
                long number => number,
                _ => Convert.ToString(value, CultureInfo.InvariantCulture),
            };
        }

        return json;
    }
}
