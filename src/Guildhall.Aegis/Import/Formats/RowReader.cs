using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Import.Reading;
using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Import.Formats;

/// <summary>Makes a case of a row, or says what is wrong with it. Pure.</summary>
internal sealed partial class RowReader(ImportFormat format, Snowflake<Guild> guild, DateTimeOffset now)
{
    private const int LongestReason = 1000;
    private const int LongestName = 100;

    public (ImportedCase? Case, ImportFault? Fault) Read(SourceRow row)
    {
        if (row.Fault is { } broken)
        {
            return Wrong(row, broken);
        }

        if (
            row["guildid", "guild", "serverid", "server"] is { } place
            && IdIn(place) is { } other
            && other != guild.Value
        )
        {
            return Wrong(row, $"It belongs to another server, {other}.");
        }

        var user = row[
            "userid",
            "targetid",
            "memberid",
            "offenderid",
            "discordid",
            "user",
            "target",
            "member",
            "offender"
        ];
        if (user is null || IdIn(user) is not { } target)
        {
            return Wrong(row, user is null ? "It names no user." : $"“{Short(user)}” is no user id.");
        }

        var word = row["type", "action", "kind", "punishment", "infractiontype", "casetype", "actiontype"];
        if (KindOf(word) is not { } kind)
        {
            return Wrong(row, word is null ? "It does not say what was done (type)." : KindFault(word));
        }

        var time = row[
            "createdat",
            "timestamp",
            "date",
            "time",
            "at",
            "issuedat",
            "created",
            "occuredat",
            "occurredat"
        ];
        if (time is null)
        {
            return Wrong(row, "It has no time (created_at).");
        }

        var (at, fault) = RowTime.Read(time, now);
        return at is { } happened ? Build(row, kind, new(target), happened) : Wrong(row, fault!);
    }

    private (ImportedCase? Case, ImportFault? Fault) Build(
        SourceRow row,
        CaseKind kind,
        Snowflake<User> target,
        DateTimeOffset at
    )
    {
        var (length, fault) = LengthOf(row, at);
        if (fault is not null)
        {
            return Wrong(row, fault);
        }

        var notes = NotesOf(row);
        var reason = row["reason", "note", "description", "body", "text", "comment"] ?? notes.FirstOrDefault()?.Text;
        var actor = row[
            "moderatorid",
            "modid",
            "authorid",
            "actorid",
            "staffid",
            "moderator",
            "mod",
            "author",
            "staff",
            "by"
        ];
        var actorId = actor is null ? null : IdIn(actor);
        var performer = format == ImportFormat.Zeppelin && row["ppid"] is { } pp ? IdIn(pp) : null;
        return (
            new()
            {
                Line = row.Line,
                Kind = kind,
                Target = target,
                TargetName =
                    Name(row["username", "usertag", "targetname", "membername", "userusername", "name"])
                    ?? target.ToString(),
                Actor = new(performer ?? actorId ?? 0),
                ActorName =
                    Name(performer is null ? ActorName(row, actor, actorId) : row["ppname"])
                    ?? (performer ?? actorId)?.ToString(CultureInfo.InvariantCulture)
                    ?? "unknown",
                ActingFor = performer is not null && actorId is { } onBehalf ? new(onBehalf) : null,
                ActingForName = performer is null ? null : Name(row["modname"]),
                Reason = reason is null ? null : CaseText.Cut(Clean(reason), LongestReason),
                At = at,
                Duration = kind is CaseKind.Ban or CaseKind.Mute ? length : null,
                Points = PointsOf(row),
                OldNumber = Name(row["casenumber", "casenum", "caseid", "case", "number", "infractionid", "id"]),
                IsHidden = IsYes(row["ishidden", "hidden"]),
                IsOver = row["active", "isactive"] is { } active
                    ? IsNo(active)
                    : IsYes(row["revoked", "pardoned", "removed"]),
                Notes = notes.Count > 0 && row["reason"] is null ? [.. notes.Skip(1)] : notes,
            },
            null
        );
    }

    private CaseKind? KindOf(string? word) =>
        (format, word) switch
        {
            // Their lists of warnings say nothing of a kind.
            (ImportFormat.Mee6 or ImportFormat.Dyno, null) => CaseKind.Warn,
            (_, null) => null,
            (ImportFormat.Zeppelin, _) => KindWords.OfZeppelin(word),
            _ => KindWords.OfWord(word),
        };

    private string KindFault(string word) =>
        format == ImportFormat.Zeppelin && word == "8"
            ? "It was deleted there; nothing is left of it."
            : $"“{Short(word)}” is nothing that I know; known are warn, mute, unmute, kick, ban, unban, softban and note.";

    private static (TimeSpan? Length, string? Fault) LengthOf(SourceRow row, DateTimeOffset at)
    {
        if (row["expiresat", "expires", "until", "endsat", "enddate", "expiry", "punisheduntil"] is { } end)
        {
            if (IsNever(end))
            {
                return (null, null);
            }

            var (until, _) = RowTime.Read(end, DateTimeOffset.MaxValue.AddDays(-2));
            return until is { } known && known > at ? (known - at, null)
                : until is null ? (null, $"“{Short(end)}” is no end that I know.")
                : (null, null);
        }

        if (row["duration", "length", "durationseconds", "limit"] is not { } text || IsNever(text))
        {
            return (null, null);
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds <= 0 ? (null, null)
                : seconds > (decimal)DurationText.Longest.TotalSeconds
                    ? (null, $"“{Short(text)}” seconds are longer than ten years.")
                : (TimeSpan.FromSeconds((double)seconds), null);
        }

        return DurationText.TryRead(text, out var length) && length <= DurationText.Longest
            ? (length, null)
            : (null, $"“{Short(text)}” is no length that I know; write seconds, or 2h, 7d.");
    }

    private static List<ImportedNote> NotesOf(SourceRow row)
    {
        List<ImportedNote> notes = [];
        if (
            row.Json is not { } json
            || !json.TryGetProperty("notes", out var list)
            || list.ValueKind != JsonValueKind.Array
        )
        {
            return notes;
        }

        foreach (var element in list.EnumerateArray().Where(note => note.ValueKind == JsonValueKind.Object))
        {
            var note = JsonFields.ToRow(element, new SourceRow(row.Line));
            if (note["body", "text", "note"] is { } text)
            {
                var author = note["modid", "authorid"] is { } id ? IdIn(id) ?? 0 : 0;
                var at = note["createdat"] is { } time
                    ? RowTime.Read(time, DateTimeOffset.MaxValue.AddDays(-2)).At
                    : null;
                notes.Add(
                    new(
                        new(author),
                        Name(note["modname", "authorname"]) ?? author.ToString(CultureInfo.InvariantCulture),
                        CaseText.Cut(Clean(text), CaseDetails.LongestNote),
                        at ?? DateTimeOffset.UnixEpoch
                    )
                );
            }
        }

        return notes;
    }

    private static string? ActorName(SourceRow row, string? actor, ulong? id) =>
        row[
            "moderatorname",
            "modname",
            "moderatortag",
            "modtag",
            "authorname",
            "modusername",
            "moderatorusername",
            "authorusername"
        ]
        ?? (id is null ? actor : null);

    private static int PointsOf(SourceRow row) =>
        row["points", "weight"] is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var points)
            ? Math.Min(points, 1000)
            : 0;

    /// <summary>The id in <c>42…</c>, <c>&lt;@42…&gt;</c> or <c>ann (42…)</c>.</summary>
    private static ulong? IdIn(string text) =>
        Id().Match(text) is { Success: true } found
        && ulong.TryParse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && id <= long.MaxValue
            ? id
            : null;

    private static bool IsNever(string text) =>
        text is "0" or "-1" or "null" or "none" or "never" or "-" || DurationText.IsPermanent(text);

    private static bool IsYes(string? text) => text?.ToLowerInvariant() is "true" or "1" or "yes" or "y";

    private static bool IsNo(string text) => text.ToLowerInvariant() is "false" or "0" or "no" or "n" or "inactive";

    private static string? Name(string? text) => text is null ? null : CaseText.Cut(Clean(text), LongestName);

    // PostgreSQL keeps no NUL in text, and no database half a character.
    private static string Clean(string text) =>
        string.Concat(
                ReadableText
                    .WithoutTurns(text)
                    .Replace("\0", "", StringComparison.Ordinal)
                    .EnumerateRunes()
                    .Select(rune => rune.ToString())
            )
            .Trim();

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private static (ImportedCase?, ImportFault?) Wrong(SourceRow row, string text) => (null, new(row.Place, text));

    [GeneratedRegex(@"(?<![0-9])[0-9]{15,20}(?![0-9])")]
    private static partial Regex Id();
}
