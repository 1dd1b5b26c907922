using System.Globalization;
using System.Text.Json;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Observed;

/// <summary>What an entry of the audit log means for the record. Pure.</summary>
/// <param name="Kind">Null: no case, only something that was seen.</param>
/// <param name="Until">Of a time-out.</param>
/// <param name="Details">In words: which roles, how many people.</param>
internal sealed record ObservedAct(CaseKind? Kind, DateTimeOffset? Until, string? Details = null)
{
    private const string Timeout = "communication_disabled_until";

    /// <summary>Null where it does not concern moderation at all.</summary>
    public static ObservedAct? Of(AuditLogEntry entry) =>
        entry.ActionType switch
        {
            AuditActions.MemberKick => new(CaseKind.Kick, null),
            AuditActions.MemberBan => new(CaseKind.Ban, null),
            AuditActions.MemberUnban => new(CaseKind.Unban, null),
            AuditActions.MemberUpdate => OfMember(entry),
            AuditActions.MemberPrune => new(CaseKind.Kick, null, Prune(entry.Options)),
            AuditActions.MemberRoles when Roles(entry) is { Length: > 0 } roles => new(CaseKind.Role, null, roles),
            var other when AuditActions.Concerns(other) => new(null, null),
            _ => null,
        };

    private static ObservedAct? OfMember(AuditLogEntry entry)
    {
        if (entry.Changes.FirstOrDefault(change => change.Key == Timeout) is not { } change)
        {
            return null;
        }

        return Read(change.NewValue) is { } until && until > entry.Id.CreatedAt
            ? new(CaseKind.Mute, until)
            : new(CaseKind.Unmute, null);
    }

    private static string Prune(AuditLogOptions? options)
    {
        var people = CaseText.Count(options?.MembersRemoved ?? 0, "member");
        return options?.DeleteMemberDays is { } days
            ? $"pruned {people} not seen for {CaseText.Count(days, "day")}"
            : $"pruned {people}";
    }

    private static string Roles(AuditLogEntry entry)
    {
        var changes = entry.Changes.Select(change =>
            (change.Key, change.NewValue) switch
            {
                ("$add", { } added) => $"added {Names(added)}",
                ("$remove", { } removed) => $"removed {Names(removed)}",
                _ => "",
            }
        );
        return string.Join("; ", changes.Where(text => text.Length > 0));
    }

    private static string Names(RawJson roles)
    {
        using var json = JsonDocument.Parse(roles.Utf8);
        return string.Join(
            ", ",
            json.RootElement.EnumerateArray().Select(role => role.GetProperty("name").GetString())
        );
    }

    private static DateTimeOffset? Read(RawJson? value)
    {
        if (value is not { } raw)
        {
            return null;
        }

        using var json = JsonDocument.Parse(raw.Utf8);
        return
            json.RootElement.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(
                json.RootElement.GetString(),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var at
            )
            ? at
            : null;
    }
}
