using System.Globalization;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions.Notices;

/// <summary>What the person reads: the server, what was done, why, for how long, the case, and how to appeal.</summary>
internal static class NoticeText
{
    private const int LongestText = 4000;

    /// <param name="appeal">Null: there is no appeal.</param>
    public static MessagePayload Of(Case row, GuildSettings settings, string guild, Uri? appeal) =>
        Custom(row.Kind, settings.Notices) is { } template
            ? MessagePayload.OfEmbed(
                new()
                {
                    Description = CaseText.Cut(
                        CaseText.WithoutInvites(Fill(template, row, settings, guild, appeal)),
                        LongestText
                    ),
                    Color = CaseColors.Of(row),
                }
            )
            : MessagePayload.OfEmbed(Usual(row, settings, guild, appeal));

    private static Embed Usual(Case row, GuildSettings settings, string guild, Uri? appeal)
    {
        var fields = new List<EmbedField>();
        if (Reason(row) is { } reason)
        {
            fields.Add(new("Reason", CaseText.Cut(reason, 1024)));
        }

        if (CaseText.Length(row) is { } length && row.Kind is CaseKind.Ban or CaseKind.Mute)
        {
            fields.Add(new("Length", length));
        }

        if (row.Points > 0)
        {
            fields.Add(new("Points", row.Points.ToString(CultureInfo.InvariantCulture), Inline: true));
        }

        if (settings.Notices.NameModerator && !row.ActorId.IsEmpty)
        {
            fields.Add(new("By", CaseText.Actor(row), Inline: true));
        }

        if (appeal is not null)
        {
            fields.Add(new("Appeal", appeal.AbsoluteUri));
        }

        return new()
        {
            Title = CaseText.Cut($"You were {Verb(row.Kind)} {guild}", 256),
            Fields = fields,
            Color = CaseColors.Of(row),
            Footer = new($"Case #{row.Number.ToString(CultureInfo.InvariantCulture)}"),
        };
    }

    private static string Fill(string template, Case row, GuildSettings settings, string guild, Uri? appeal) =>
        template
            .Replace("{guild}", guild, StringComparison.Ordinal)
            .Replace("{server}", guild, StringComparison.Ordinal)
            .Replace("{action}", CaseText.Done(row.Kind).ToLowerInvariant(), StringComparison.Ordinal)
            .Replace(
                "{duration}",
                row.Duration is { } length ? DurationText.Write(length) : "for good",
                StringComparison.Ordinal
            )
            .Replace("{until}", row.ExpiresAt is { } end ? CaseText.Time(end) : "for good", StringComparison.Ordinal)
            .Replace("{case}", row.Number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{appeal}", appeal?.AbsoluteUri ?? "", StringComparison.Ordinal)
            .Replace("{points}", row.Points.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace(
                "{moderator}",
                settings.Notices.NameModerator ? CaseText.Plain(row.ActorName) : "a moderator",
                StringComparison.Ordinal
            )
            // Last: what people wrote is not a template.
            .Replace("{reason}", Reason(row) ?? "no reason given", StringComparison.Ordinal);

    private static string? Reason(Case row) =>
        string.IsNullOrWhiteSpace(row.Reason) ? null : CaseText.Lines(CaseText.WithoutInvites(row.Reason));

    private static string? Custom(CaseKind kind, NoticeSettings notices) =>
        kind switch
        {
            CaseKind.Warn => notices.Warn,
            CaseKind.Mute => notices.Mute,
            CaseKind.Unmute => notices.Unmute,
            CaseKind.Kick => notices.Kick,
            CaseKind.Ban => notices.Ban,
            CaseKind.Softban => notices.Softban,
            _ => null,
        };

    private static string Verb(CaseKind kind) =>
        kind switch
        {
            CaseKind.Warn => "warned in",
            CaseKind.Mute => "muted in",
            CaseKind.Unmute => "unmuted in",
            CaseKind.Kick => "kicked from",
            CaseKind.Softban => "kicked, with your messages, from",
            CaseKind.Ban => "banned from",
            CaseKind.Quarantine => "put in quarantine in",
            CaseKind.Unquarantine => "released from quarantine in",
            _ => "noticed in",
        };
}
