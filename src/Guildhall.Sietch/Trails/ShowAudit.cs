using System.Globalization;
using System.Text.Json;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Members.Directory;

namespace Guildhall.Sietch.Trails;

/// <summary><c>/sietch audit</c>: what was done in the community, the newest first. Subjects stay out: they name members by what
/// their nym's picture is named by, and stood beside an account they would join the two. Of badges, which admins give to nyms, the
/// nym is said that the member has now.</summary>
internal sealed class ShowAudit(Db db, CommunityRegistry communities) : ICommand
{
    private const int Shown = 10;
    private const int LongestLine = 170;
    private const string OfBadges = "sietch.badge.";

    private static readonly Refusal badWord = new(
        "sietch.audit_about",
        "Say what it is about with a word such as wallet, seat, badge, ruling or waitlist; or leave it out for everything."
    );

    public static CommandSpec Spec { get; } =
        new("sietch audit", "What was done here, by whom and when")
        {
            Ephemeral = true,
            Permission = SietchPermissions.Admin,
            DefaultMemberPermissions = Permissions.Administrator,
            Options = [CommandOption.Text("about", "wallet, seat, badge, ruling, waitlist …; default everything")],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var elsewhere))
        {
            return elsewhere;
        }

        var about = context.TryGetText("about")?.Trim() ?? "";
        if (!about.All(letter => char.IsAsciiLetter(letter) || letter == '.'))
        {
            return badWord;
        }

        var asked = new
        {
            community.Tenant,
            Like = string.Create(CultureInfo.InvariantCulture, $"sietch.{about.ToLowerInvariant()}%"),
            Limit = Shown,
        };
        var rows = await db.QueryAsync<Line>(TrailSql.Newest, asked, cancellation);
        return new Reply(
            rows.Count == 0 ? "Nothing of that kind was done yet." : string.Join('\n', rows.Select(LineOf))
        )
        {
            Ephemeral = true,
        };
    }

    private static string LineOf(Line row)
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

    private sealed record Line(
        string Actor,
        string Action,
        string Outcome,
        string? Details,
        DateTimeOffset At,
        string? Nym
    );
}
