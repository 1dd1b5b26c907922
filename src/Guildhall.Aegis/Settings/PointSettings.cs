using System.Text.Json.Serialization;

namespace Guildhall.Aegis.Settings;

/// <summary>Points that warnings and rules give, how they fade, and what follows when there are many.</summary>
internal sealed record PointSettings
{
    /// <summary>Of a warning by hand that names none.</summary>
    public int Warn { get; init; } = 1;

    /// <summary>Warnings by hand count towards the ladder, not only those of rules.</summary>
    public bool CountManualWarns { get; init; } = true;

    public PointDecay Decay { get; init; } = PointDecay.FixedAge;

    /// <summary>The age at which points are gone, or the time in which they halve.</summary>
    public TimeSpan DecayTime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>An approved appeal takes the case's points away.</summary>
    public bool ReturnOnAppeal { get; init; } = true;

    /// <summary>By rising points; the highest that is crossed happens.</summary>
    public IReadOnlyList<LadderStep> Ladder { get; init; } = [];
}

internal enum PointDecay
{
    [JsonStringEnumMemberName("none")]
    None,

    [JsonStringEnumMemberName("fixed-age")]
    FixedAge,

    [JsonStringEnumMemberName("half-life")]
    HalfLife,
}

/// <param name="Points">1–1,000.</param>
/// <param name="Duration">For mute and ban; null is for ever. A mute always has one.</param>
internal sealed record LadderStep(int Points, LadderAction Action, TimeSpan? Duration = null);

internal enum LadderAction
{
    [JsonStringEnumMemberName("mute")]
    Mute,

    [JsonStringEnumMemberName("kick")]
    Kick,

    [JsonStringEnumMemberName("softban")]
    Softban,

    [JsonStringEnumMemberName("ban")]
    Ban,
}
