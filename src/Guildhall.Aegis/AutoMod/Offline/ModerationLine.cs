using System.Globalization;
using System.Text.Json;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Files;

namespace Guildhall.Aegis.AutoMod.Offline;

/// <summary>One line of messages to be judged: <c>{"id","text"}</c> with author, channel, time and more where known.</summary>
internal sealed record ModerationLine(ModerationEvent Event)
{
    /// <summary>Without a time, messages are taken as far apart: nothing can be said of how quickly they came.</summary>
    private static readonly TimeSpan apart = TimeSpan.FromHours(1);

    /// <summary>Null where the object is no such line.</summary>
    /// <param name="number">The line's number; it stands in for an author that is not named.</param>
    /// <exception cref="InvalidOperationException">A field is of another kind than it has to be.</exception>
    /// <exception cref="FormatException">A field cannot be read, such as a time.</exception>
    public static ModerationLine? Read(JsonElement root, long number, ref DateTimeOffset clock)
    {
        if (!root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        clock = ReadTime(root) ?? clock + apart;
        var author = ReadAuthor(root, out var person);
        return new(
            new ModerationEvent
            {
                Kind = ReadKind(root),
                Id = (ulong)number,
                User = author is null ? (ulong)number | 1UL << 63 : Keys.Of(author),
                Channel = Keys.Of(ReadName(root, "channel") ?? "-"),
                Text = text.GetString()!,
                At = clock,
                Files = ReadFiles(root),
                Roles = ReadRoles(person),
                IsBot = ReadFlag(person, "bot"),
                IsWebhook = ReadFlag(person, "webhook"),
                IsStaff = ReadFlag(person, "staff"),
                AccountCreatedAt = ReadDate(person, "createdAt"),
                JoinedAt = ReadDate(person, "joinedAt"),
            }
        );
    }

    private static string? ReadAuthor(JsonElement root, out JsonElement person)
    {
        person = default;
        if (!root.TryGetProperty("author", out var author))
        {
            return null;
        }

        if (author.ValueKind == JsonValueKind.Object)
        {
            person = author;
            return ReadName(author, "id") ?? ReadName(author, "name");
        }

        return Name(author);
    }

    private static EventKinds ReadKind(JsonElement root) =>
        ReadName(root, "event") switch
        {
            "edit" => EventKinds.Edit,
            "name" or "nickname" => EventKinds.Name,
            "join" => EventKinds.Join,
            "thread" => EventKinds.Thread,
            _ => EventKinds.Message,
        };

    private static DateTimeOffset? ReadTime(JsonElement root) =>
        root.TryGetProperty("time", out var time) ? Date(time) : null;

    private static DateTimeOffset? ReadDate(JsonElement person, string field) =>
        person.ValueKind == JsonValueKind.Object && person.TryGetProperty(field, out var value) ? Date(value) : null;

    /// <summary>ISO 8601, or Unix time in milliseconds, or in seconds where that would be before 1971.</summary>
    private static DateTimeOffset? Date(JsonElement value)
    {
        const double firstMilliseconds = 31_536_000_000;
        if (value.ValueKind == JsonValueKind.Number)
        {
            var number = value.GetDouble();
            var milliseconds = Math.Abs(number) < firstMilliseconds ? number * 1_000 : number;
            return milliseconds is >= 0 and < 8e15 / 60
                ? Sensible(DateTimeOffset.UnixEpoch + TimeSpan.FromMilliseconds(milliseconds))
                : throw new FormatException();
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return Sensible(
            DateTimeOffset.Parse(
                value.GetString()!,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            )
        );
    }

    /// <summary>Rules reckon with days before and after it, which the ends of the calendar have no room for.</summary>
    private static DateTimeOffset Sensible(DateTimeOffset time) =>
        time.Year is >= 1970 and <= 9000 ? time : throw new FormatException();

    private static List<FileFacts> ReadFiles(JsonElement root)
    {
        if (!root.TryGetProperty("attachments", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var files = new List<FileFacts>();
        foreach (var file in list.EnumerateArray())
        {
            if (file.ValueKind == JsonValueKind.String)
            {
                files.Add(new FileFacts(file.GetString()!, 0));
                continue;
            }

            var bytes = file.TryGetProperty("base64", out var data) ? data.GetBytesFromBase64() : null;
            var size = file.TryGetProperty("size", out var told) ? told.GetInt64() : bytes?.Length ?? 0;
            var facts = new FileFacts(ReadName(file, "name") ?? "", size);
            files.Add(bytes is null ? facts : FileReading.Read(facts, bytes));
        }

        return files;
    }

    private static List<ulong> ReadRoles(JsonElement person) =>
        person.ValueKind == JsonValueKind.Object
        && person.TryGetProperty("roles", out var roles)
        && roles.ValueKind == JsonValueKind.Array
            ? [.. roles.EnumerateArray().Select(r => Keys.Of(Name(r) ?? "-"))]
            : [];

    private static bool ReadFlag(JsonElement person, string field) =>
        person.ValueKind == JsonValueKind.Object
        && person.TryGetProperty(field, out var value)
        && value.ValueKind == JsonValueKind.True;

    private static string? ReadName(JsonElement json, string field) =>
        json.TryGetProperty(field, out var value) ? Name(value) : null;

    private static string? Name(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
}
