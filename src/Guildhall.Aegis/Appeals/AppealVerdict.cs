using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Appeals;

/// <summary>Whether what staff said decides an appeal. Pure.</summary>
internal static class AppealVerdict
{
    /// <param name="votes">All of them, with that of who speaks now.</param>
    /// <param name="isFor">What who speaks now wants.</param>
    /// <param name="decides">False: a vote and no more.</param>
    /// <param name="required">Votes that decide; 0: one person does.</param>
    /// <param name="punisher">Who opened the case, where that was a person.</param>
    /// <param name="punisherDecides">That person may decide alone.</param>
    public static VerdictKind Of(
        IReadOnlyList<AppealVote> votes,
        Snowflake<User> speaker,
        bool isFor,
        bool decides,
        int required,
        Snowflake<User>? punisher,
        bool punisherDecides
    )
    {
        var same = votes.Where(vote => vote.IsFor == isFor).Select(vote => vote.VoterId).ToHashSet();
        var isAlone = !punisherDecides && punisher is { } one && speaker == one && same.All(voter => voter == one);
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
