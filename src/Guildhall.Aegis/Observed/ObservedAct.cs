using System.Globalization;
using System.Text.Json;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Observed;

/// <summary>What an entry of the audit log means for the record. Pure.</summary>
/// <param name="Kind">Null: no case, only something that was seen.</param>
/// <param name="Until">Of a time-out.</param>
internal sealed record ObservedAct(CaseKind? Kind, DateTimeOffset? Until)
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
