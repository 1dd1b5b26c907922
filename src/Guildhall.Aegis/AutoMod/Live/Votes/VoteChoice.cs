using Guildhall.Aegis.Cases;

namespace Guildhall.Aegis.AutoMod.Live.Votes;

/// <summary>What staff can decide. Stored by its name in lower case.</summary>
internal enum VoteChoice
{
    Nothing,
    Warn,
    Mute,
    Kick,
    Ban,
}

internal static class VoteChoices
{
    /// <summary>Of a mute.</summary>
    public static readonly TimeSpan MuteLength = TimeSpan.FromHours(1);

    /// <summary>Null where nothing is to be done.</summary>
    public static CaseKind? KindOf(VoteChoice choice) =>
        choice switch
        {
            VoteChoice.Warn => CaseKind.Warn,
            VoteChoice.Mute => CaseKind.Mute,
            VoteChoice.Kick => CaseKind.Kick,
            VoteChoice.Ban => CaseKind.Ban,
            _ => null,
        };

    public static string Label(VoteChoice choice) => choice == VoteChoice.Mute ? "Mute 1 h" : choice.ToString();
}
