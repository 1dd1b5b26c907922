using System.Globalization;
using Guildhall.Aegis.Channels.Persons;
using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>A case's one message in the mod-log. Pure.</summary>
internal static class CaseMessage
{
    private const int LongestField = 1024;

    public static MessagePayload Of(Case row, IReadOnlyList<CaseEvidence> evidence, IReadOnlyList<Component> buttons) =>
        row.IsDeleted || row.IsHidden
            ? new() { Embeds = [Tombstone(row)], Components = [] }
            : new() { Embeds = [WithEvidence(Full(row), evidence)], Components = buttons };

    private static Embed WithEvidence(Embed embed, IReadOnlyList<CaseEvidence> evidence) =>
        evidence.Count == 0
            ? embed
            : embed with
            {
                Fields = [.. embed.Fields ?? [], new("Evidence", CaseEvidence.Describe(evidence, LongestField))],
            };

    /// <summary>For <c>/case view</c> too.</summary>
    public static Embed Full(Case row)
    {
        var fields = new List<EmbedField> { new("Person", CaseText.Person(row), true), new("By", By(row), true) };
        Add(fields, "Length", CaseText.Length(row), true);
        Add(fields, "Where", VoicePayload.Of(row) is { } voice ? Where(voice) : null, true);
        Add(fields, "Old nickname", NickPayload.Of(row) is { } nick ? CaseText.Plain(nick) : null, true);
        Add(fields, "Role", RolePayload.Of(row) is { } role ? $"<@&{role}>" : null, true);
        Add(
            fields,
            "Reason",
            row.Reason is { } reason ? CaseText.Cut(CaseText.Lines(reason), LongestField) : null,
            false
        );
        Add(fields, "Points", row.Points > 0 ? Points(row) : null, true);
        Add(
            fields,
            "Matched",
            row.Matched is { } part ? CaseText.Cut($"||{CaseText.Plain(part)}||", LongestField) : null,
            false
        );
        Add(fields, "State", State(row), true);
        Add(
            fields,
            "Direct message",
            row.Kind is CaseKind.Note or CaseKind.Unban ? null : CaseText.Dm(row.Dm)["DM ".Length..],
            true
        );
        return new()
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"{CaseText.Title(row)} · #{row.Number}"),
            Color = CaseColors.Of(row),
            Fields = fields,
            Timestamp = row.CreatedAt,
            Footer = new(Source(row)),
        };
    }

    /// <summary>The log is read by more people than may see what was hidden.</summary>
    public static Embed Tombstone(Case row) =>
        !row.IsDeleted
            ? new()
            {
                Title = string.Create(CultureInfo.InvariantCulture, $"Hidden · #{row.Number}"),
                Description = "Only those with `mod:admin` see it, by /case view.",
                Color = CaseColors.Of(row),
            }
            : new()
            {
                Title = string.Create(CultureInfo.InvariantCulture, $"Deleted · #{row.Number}"),
                Description =
                    $"Deleted by {CaseText.Plain(row.DeletedByName ?? "?")} {CaseText.Ago(row.DeletedAt!.Value)}.",
                Color = CaseColors.Of(row),
            };

    private static string? Where(VoicePayload voice) =>
        (voice.From, voice.To) switch
        {
            ({ } from, { } to) => $"<#{from}> → <#{to}>",
            ({ } from, null) => $"<#{from}>",
            (null, { } to) => $"<#{to}>",
            _ => null,
        };

    private static string By(Case row) =>
        row.ActingForName is { } other ? $"{CaseText.Actor(row)} for {CaseText.Plain(other)}" : CaseText.Actor(row);

    private static string Points(Case row) =>
        row.PointsExpireAt is { } end
            ? string.Create(CultureInfo.InvariantCulture, $"{row.Points} (until {CaseText.Time(end)})")
            : row.Points.ToString(CultureInfo.InvariantCulture);

    private static string? State(Case row)
    {
        if (row.Execution != Execution.Applied && row.Effect == Effect.Active)
        {
            return row.Failure is { } failure ? $"failed (`{failure}`)" : CaseText.Label(row.Execution, row.Effect);
        }

        if (row.Effect == Effect.Active)
        {
            return row.IsAppealed ? "active, appealed" : null;
        }

        var by = CaseText.EndedBy(row) is { } name ? $" by {name}" : "";
        var why = string.IsNullOrWhiteSpace(row.EndedReason)
            ? ""
            : $": {CaseText.Cut(CaseText.Plain(row.EndedReason), 400)}";
        return $"{row.Effect.Stored()}{by} {(row.EndedAt is { } at ? CaseText.Ago(at) : "at an unknown time")}{why}";
    }

    private static string Source(Case row) =>
        row.Source switch
        {
            CaseSource.AuditLog => $"by hand in Discord{Detail(row)}",
            CaseSource.AutoMod => $"AutoMod{Detail(row)}",
            CaseSource.Import => $"imported{Detail(row)}",
            _ => row.Source.Stored() + Detail(row),
        };

    private static string Detail(Case row) =>
        row.SourceDetail is { } detail ? $": {CaseText.Cut(OneLine(detail), 200)}" : "";

    // A footer shows markdown as it stands.
    private static string OneLine(string text) =>
        string.Concat(ReadableText.WithoutTurns(text).Select(letter => char.IsControl(letter) ? ' ' : letter));

    private static void Add(List<EmbedField> fields, string name, string? value, bool isInline)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            fields.Add(new(name, value, isInline));
        }
    }
}
