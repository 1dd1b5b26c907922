using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Appeals;

/// <summary>Whether what staff said decides an appeal. Pure.</summary>
internal static class AppealVerdict
{
    /// <param name="votes">All of them, with that of who speaks now.</param>
    /// <param name="isFor">What who speaks now wants.</param>
    /// <param name="decides">False: a vote and no more.</param>
    /// <param name="required">Votes that decide; 0: one person does.</param>
    /// <param name="punishers">Who opened the case and on whose behalf, where that was a person.</param>
    /// <param name="punisherDecides">They may decide alone.</param>
    public static VerdictKind Of(
        IReadOnlyList<AppealVote> votes,
        Snowflake<User> speaker,
        bool isFor,
        bool decides,
        int required,
        IReadOnlyCollection<Snowflake<User>> punishers,
        bool punisherDecides
    )
    {
        var same = votes.Where(vote => vote.IsFor == isFor).Select(vote => vote.VoterId).ToHashSet();
        var isAlone = !punisherDecides && punishers.Contains(speaker) && same.All(punishers.Contains);
        if (required == 0)
        {
            return !decides ? VerdictKind.Undecided
                : isAlone ? VerdictKind.NotAlone
                : VerdictKind.Decided;
        }

        return same.Count < required ? VerdictKind.Undecided
            : isAlone ? VerdictKind.NotAlone
            : VerdictKind.Decided;
    }
}

internal enum VerdictKind
{
    /// <summary>The vote is noted; more are needed.</summary>
    Undecided,
    Decided,

    /// <summary>Who punished may not be the only one.</summary>
    NotAlone,
}
