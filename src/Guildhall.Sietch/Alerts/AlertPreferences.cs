namespace Guildhall.Sietch.Alerts;

/// <summary>What a member wants to be told, and how often. Whoever never chose has all of it.</summary>
internal sealed record AlertPreferences
{
    public static AlertPreferences Default { get; } = new();

    /// <summary>What may be chosen for <see cref="PerWeek"/>; 7 is once a day on average.</summary>
    public static IReadOnlyList<int> Paces { get; } = [1, 2, 3, 7];

    public bool Position { get; init; } = true;

    public bool AtRisk { get; init; } = true;

    public bool Naib { get; init; } = true;

    public bool Badges { get; init; } = true;

    /// <summary>Of each kind, from Monday 00:00 UTC to the next: one of <see cref="Paces"/>. Default 3.</summary>
    public int PerWeek { get; init; } = 3;

    public bool IsSilent => !Position && !AtRisk && !Naib && !Badges;

    /// <summary>Null for a kind that nobody can turn off.</summary>
    public static AlertToggle? ToggleOf(AlertKind kind) =>
        kind switch
        {
            AlertKind.Position => AlertToggle.Position,
            AlertKind.AtRisk => AlertToggle.AtRisk,
            AlertKind.NaibThreat => AlertToggle.Naib,
            AlertKind.BadgeAwarded or AlertKind.BadgeRevoked => AlertToggle.Badges,
            _ => null,
        };

    /// <summary>What concerns a member's rights is told always: no toggle and no quota holds it back.</summary>
    public static bool IsCritical(AlertKind kind) => ToggleOf(kind) is null;

    /// <summary>Of what the chain does the newest is the true one, and a few a week are enough; what a person did is told each
    /// time.</summary>
    public static bool IsCounted(AlertKind kind) =>
        kind is AlertKind.Position or AlertKind.AtRisk or AlertKind.NaibThreat;

    public bool Wants(AlertKind kind) => ToggleOf(kind) is not { } toggle || IsOn(toggle);

    public bool IsOn(AlertToggle toggle) =>
        toggle switch
        {
            AlertToggle.Position => Position,
            AlertToggle.AtRisk => AtRisk,
            AlertToggle.Badges => Badges,
            _ => Naib,
        };

    public AlertPreferences With(AlertToggle toggle, bool isOn) =>
        toggle switch
        {
            AlertToggle.Position => this with { Position = isOn },
            AlertToggle.AtRisk => this with { AtRisk = isOn },
            AlertToggle.Badges => this with { Badges = isOn },
            _ => this with { Naib = isOn },
        };

    public AlertPreferences WithAll(bool isOn) =>
        this with
        {
            Position = isOn,
            AtRisk = isOn,
            Naib = isOn,
            Badges = isOn,
        };
}

internal enum AlertToggle
{
    Position,
    AtRisk,
    Naib,
    Badges,
}
