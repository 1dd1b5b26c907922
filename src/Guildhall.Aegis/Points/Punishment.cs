using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using LadderStep = Guildhall.Aegis.Settings.LadderStep;

namespace Guildhall.Aegis.Points;

/// <summary>What is done to somebody by itself: for a rule, or for points that add up.</summary>
/// <param name="Duration">Null: for good.</param>
internal sealed record Punishment(CaseKind Kind, TimeSpan? Duration, TimeSpan DeleteMessages)
{
    // The later the stronger, as rules order them; a ban with an end is weaker than one without.
    private static readonly CaseKind[] order =
    [
        CaseKind.Mute,
        CaseKind.Quarantine,
        CaseKind.Kick,
        CaseKind.Softban,
        CaseKind.Ban,
    ];

    /// <summary>Null for what removes nobody.</summary>
    public static Punishment? Of(ActionKind kind, TimeSpan? length, int deleteDays)
    {
        var deletes = TimeSpan.FromDays(deleteDays);
        return kind switch
        {
            ActionKind.Timeout => new(CaseKind.Mute, length, TimeSpan.Zero),
            ActionKind.Quarantine => new(CaseKind.Quarantine, length, TimeSpan.Zero),
            ActionKind.Kick => new(CaseKind.Kick, null, TimeSpan.Zero),
            ActionKind.Softban => new(CaseKind.Softban, null, deletes),
            ActionKind.Tempban => new(CaseKind.Ban, length, deletes),
            ActionKind.Ban => new(CaseKind.Ban, null, deletes),
            _ => null,
        };
    }

    public static Punishment Of(LadderStep step) =>
        step.Action switch
        {
            LadderAction.Mute => new(CaseKind.Mute, step.Duration, TimeSpan.Zero),
            LadderAction.Kick => new(CaseKind.Kick, null, TimeSpan.Zero),
            LadderAction.Softban => new(CaseKind.Softban, null, TimeSpan.FromDays(1)),
            _ => new(CaseKind.Ban, step.Duration, TimeSpan.Zero),
        };

    /// <summary>The other one, where it is stronger or lasts longer.</summary>
    public Punishment OrStronger(Punishment other) => IsWeakerThan(other) ? other : this;

    private bool IsWeakerThan(Punishment other)
    {
        var (own, others) = (Array.IndexOf(order, Kind), Array.IndexOf(order, other.Kind));
        return own != others
            ? own < others
            : Duration is { } mine && (other.Duration is not { } theirs || mine < theirs);
    }
}
