using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Ports;
using Guildhall.Core.Privacy;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>Everything that is kept about a person, as a zip of JSON files and of the files that are evidence; other people
/// in it are left out.</summary>
internal sealed class PersonExport(Db db, IObjectStore store, IEnumerable<IPersonRecords> others)
{
    private const string Message = "message";
    private const string Place = "place";
    private const string Answers = "answers";
    private const int LongestName = 80;

    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true };

    // Made by the program, with ids of servers, roles and files in them: nobody to leave out.
    private static readonly HashSet<string> plain = new(StringComparer.Ordinal) { "sha256", "roles", "means" };

    /// <summary>What is in it, by name and count.</summary>
    public async Task<IReadOnlyDictionary<string, int>> WriteAsync(
        Snowflake<User> person,
        Stream output,
        CancellationToken cancellation
    )
    {
        var counts = new Dictionary<string, int>();
        await using var zip = await ZipArchive.CreateAsync(
            output,
            ZipArchiveMode.Create,
            leaveOpen: true,
            null,
            cancellation
        );
        foreach (var part in PersonTables.All.SelectMany(table => table.Parts))
        {
            var rows = await ReadAsync(part, person, cancellation);
            counts[part.Name] = rows.Count;
            await WriteFilesAsync(zip, rows, counts, cancellation);
            await WriteAsync(zip, part.Name, new JsonArray([.. rows]), cancellation);
        }

        foreach (var records in others)
        {
            foreach (var (name, rows) in await records.ExportAsync(person, cancellation))
            {
                counts[name] = rows.Count;
                await WriteAsync(zip, name, rows, cancellation);
            }
        }

        return counts;
    }

    private static async Task WriteAsync(ZipArchive zip, string name, JsonArray rows, CancellationToken cancellation)
    {
        await using var file = await zip.CreateEntry($"{name}.json").OpenAsync(cancellation);
        await using var writer = new StreamWriter(file);
        await writer.WriteAsync(rows.ToJsonString(readable).AsMemory(), cancellation);
    }

    private async Task<List<JsonObject>> ReadAsync(
        PersonPart part,
        Snowflake<User> person,
        CancellationToken cancellation
    )
    {
        var self = new
        {
            Self = person,
            SelfText = person.ToString(),
            SelfLike = $"%{person}%",
        };
        var rows = await db.QueryAsync<object>(part.Sql, self, cancellation);
        return [.. rows.Cast<IDictionary<string, object?>>().Select(row => ToJson(row, person))];
    }

    /// <summary>Evidence lies beside the list, and the list says where.</summary>
    private async Task WriteFilesAsync(
        ZipArchive zip,
        List<JsonObject> rows,
        Dictionary<string, int> counts,
        CancellationToken cancellation
    )
    {
        foreach (var row in rows.Where(row => row.ContainsKey(Place)))
        {
            var place = (string?)row[Place];
            row.Remove(Place);
            if (place is null || await store.OpenAsync(place, cancellation) is not { } content)
            {
                continue;
            }

            var name = $"evidence/{row["server"]}-{row["case_number"]}-{row["position"]}-{Safe((string)row["name"]!)}";
            await using (content)
            {
                await using var file = await zip.CreateEntry(name).OpenAsync(cancellation);
                await content.CopyToAsync(file, cancellation);
            }

            row["file"] = name;
            counts["files"] = counts.GetValueOrDefault("files") + 1;
        }
    }

    private static JsonObject ToJson(IDictionary<string, object?> row, Snowflake<User> person)
    {
        var json = new JsonObject();
        foreach (var (name, value) in row)
        {
            json[name] = value switch
            {
                null => null,
                long at when name.EndsWith("_at", StringComparison.Ordinal) => DateTimeOffset
                    .FromUnixTimeMilliseconds(at)
                    .UtcDateTime.ToString("O"),
                long id when name == "server" || name.EndsWith("_id", StringComparison.Ordinal) => id.ToString(),
                long number => number,
                string text when name == Message => Redacted(text, person),
                string text when name == Answers => JsonNode.Parse(Redaction.Of(text, person)!),
                string text when name == Place || plain.Contains(name) => text,
                _ => Redaction.Of(value.ToString(), person),
            };
        }

        return json;
    }

    /// <summary>A message of somebody else stays evidence, without who wrote it.</summary>
    private static JsonObject Redacted(string snapshot, Snowflake<User> person)
    {
        var message = JsonSerializer.Deserialize(snapshot, AegisJson.Default.MessageSnapshot)!;
        var isOwn = message.Author == person;
        return new JsonObject
        {
            ["by_you"] = isOwn,
            ["author"] = isOwn ? message.AuthorName : "[somebody]",
            ["content"] = Redaction.Of(message.Content, person),
            ["written_at"] = message.WrittenAt.UtcDateTime.ToString("O"),
            ["files"] = new JsonArray([.. message.Files.Select(file => (JsonNode?)file)]),
        };
    }

    // Names are what somebody called a file; in the zip they are no path.
    private static string Safe(string name) =>
        CaseText.Cut(
            string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_')),
            LongestName
        );
}
