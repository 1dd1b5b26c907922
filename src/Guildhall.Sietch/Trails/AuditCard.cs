using System.Globalization;
using System.Text.Json;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Members.Directory;

namespace Guildhall.Sietch.Trails;

/// <summary>A page of what was done in the community, the newest first. Subjects stay out: they name members by what their nym's
/// picture is named by, and stood beside an account they would join the two. Of badges, which admins give to nyms, the nym is said
/// that the member has now. What members have the program look up of themselves is shown where it is asked for: it would push
/// everything else out of sight.</summary>
internal sealed class AuditCard(Db db, CustomIds ids)
{
    public const string OlderName = "sietch.audit.older";

    private const int Shown = 10;
    private const int LongestLine = 170;
    private const string OfBadges = "sietch.badge.";
    private const string OfReads = "links";
    private static readonly TimeSpan lifetime = TimeSpan.FromHours(1);

    /// <param name="context">Whose community.</param>
    /// <param name="about">How the actions begin; empty for all but reads.</param>
    /// <param name="before">Entries older than that one; null for the newest.</param>
    /// <param name="cancellation">Of the caller.</param>
    public async Task<Reply> OfAsync(RequestContext context, string about, long? before, CancellationToken cancellation)
    {
        var asked = new
        {
            Tenant = context.Tenant.Id,
            Like = string.Create(CultureInfo.InvariantCulture, $"sietch.{about}%"),
            WithReads = about.StartsWith(OfReads, StringComparison.Ordinal) ? 1 : 0,
            Before = before ?? long.MaxValue,
            Since = DateTimeOffset.UnixEpoch,
            Limit = Shown + 1,
        };
        var rows = await db.QueryAsync<TrailRow>(TrailSql.Newest, asked, cancellation);
        var shown = rows.Take(Shown).ToList();
        var text =
            shown.Count > 0 ? string.Join('\n', shown.Select(LineOf))
            : before is null ? "Nothing of that kind was done yet."
            : "There is nothing older.";
        return new Reply(text)
        {
            Ephemeral = true,
            Components = rows.Count > Shown ? [Older(context, about, shown[^1].Id)] : [],
        };
    }

    /// <summary>What a button of a page carried.</summary>
    public static (string About, long? Before) Read(string state) =>
        state.Split(':') is [var about, var id]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var before)
            ? (about, before)
            : ("", null);

    private ActionRow Older(RequestContext context, string about, long last)
    {
        var state = string.Create(CultureInfo.InvariantCulture, $"{about}:{last}");
        return ActionRow.Of(
            Button.Secondary(ids.Make(OlderName, state, context.Guild, context.User, lifetime), "Older ▶")
        );
    }

    private static string LineOf(TrailRow row)
    {
        var actor = ulong.TryParse(row.Actor, out var user) ? $"<@{user}>" : row.Actor;
        var outcome = row.Outcome == AuditOutcome.Done ? "" : $" ({row.Outcome})";
        var whose = row.Action.StartsWith(OfBadges, StringComparison.Ordinal)
            ? $" · {(row.Nym is { } nym ? MemberText.Nym(nym) : "a former member")}"
            : "";
        var line = $"{actor} · {row.Action}{outcome}{whose}{DetailsOf(row.Details)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<t:{row.At.ToUnixTimeSeconds()}:f> {(line.Length <= LongestLine ? line : $"{line[..LongestLine]}…")}"
        );
    }

    private static string DetailsOf(string? json)
    {
        if (json is null)
        {
            return "";
        }

        using var details = JsonDocument.Parse(json);
        return string.Concat(
            details
                .RootElement.EnumerateObject()
                .Where(detail => detail.Value.ToString().Length > 0)
                .Select(detail => $" · {detail.Name}: {ReadableText.Plain(detail.Value.ToString())}")
        );
    }
}
