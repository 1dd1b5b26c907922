using System.Text.Json;
using System.Text.Json.Serialization;
using Guildhall.Sietch.Positions;

namespace Guildhall.Sietch.Alerts;

/// <summary>What of it is not there stays as it is.</summary>
internal sealed record ChosenAlerts(
    bool? PositionUpdates,
    bool? AtRiskWarnings,
    bool? NaibAlerts,
    bool? BadgeNotices,
    int? Frequency
)
{
    public AlertPreferences Onto(AlertPreferences before) =>
        before with
        {
            Position = PositionUpdates ?? before.Position,
            AtRisk = AtRiskWarnings ?? before.AtRisk,
            Naib = NaibAlerts ?? before.Naib,
            Badges = BadgeNotices ?? before.Badges,
            PerWeek = Frequency ?? before.PerWeek,
        };
}

/// <param name="Frequency">Of each kind in a week.</param>
/// <param name="AlertsSentThisWeek">Of the kinds that <paramref name="MaxAlertsPerWeek"/> limits, each for itself.</param>
internal sealed record AlertChoice(
    bool PositionUpdates,
    bool AtRiskWarnings,
    bool NaibAlerts,
    bool BadgeNotices,
    int Frequency,
    long AlertsSentThisWeek,
    int MaxAlertsPerWeek
);

/// <summary>Distances are decimal strings in the smallest unit. There is no rank in it.</summary>
internal sealed record PositionAnswer(
    string Status,
    bool IsGuest,
    bool IsAtRisk,
    string? DistanceToAbove,
    string? DistanceToBelow,
    string? DistanceToEntry
)
{
    public static PositionAnswer Of(Position position) =>
        new(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(position.Band.ToString()),
            position.IsGuest,
            position.Band is >= Band.Below and <= Band.RiskLow,
            position.Above?.ToString(),
            position.Below?.ToString(),
            position.Entry?.ToString()
        );
}

/// <param name="Alerts">Newest first.</param>
/// <param name="Total">Of all that are remembered, whatever the limit.</param>
internal sealed record AlertHistory(IReadOnlyList<AlertAnswer> Alerts, long Total);

internal sealed record AlertAnswer(string Id, string AlertType, string State, bool Delivered, DateTimeOffset SentAt)
{
    public static AlertAnswer Of(AlertRow row) =>
        new(row.Id, NameOf(row.Kind), row.State, row.State == AlertState.Delivered, row.EndedAt ?? row.MadeAt);

    /// <summary>Null for a name that is none of them.</summary>
    public static AlertKind? TryKindOf(string name) =>
        Enum.GetValues<AlertKind>().Cast<AlertKind?>().FirstOrDefault(kind => NameOf(kind!.Value) == name);

    private static string NameOf(AlertKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PositionAnswer))]
[JsonSerializable(typeof(ChosenAlerts))]
[JsonSerializable(typeof(AlertChoice))]
[JsonSerializable(typeof(AlertHistory))]
internal sealed partial class SelfJson : JsonSerializerContext;
