namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>Which kinds of triggers an event can meet at all.</summary>
internal static class EventTraits
{
    public static Traits Of(Evaluation e)
    {
        var least = e.Rules.Least;
        ref readonly var text = ref e.Text.Measures;
        var traits = Traits.Always;
        traits |= When(e.Links.Count > 0, Traits.Links);
        traits |= When(e.Invites.Count > 0, Traits.Invites);
        traits |= When(e.Users > 0 || e.Roles > 0 || text.Everyone, Traits.Mentions);
        traits |= When(
            text.Upper >= least.CapsLetters || (text.Upper > 0 && text.Upper + text.Lower >= least.CapsLetters),
            Traits.Caps
        );
        traits |= When(text.Length > least.Length, Traits.Length);
        traits |= When(text.Lines > least.Lines, Traits.Lines);
        traits |= When(text.Emoji > least.Emoji, Traits.Emoji);
        traits |= When(e.Happened.Stickers > least.Stickers, Traits.Stickers);
        traits |= When(text.LongestRun > least.Repeats, Traits.Repeats);
        traits |= When(text.MostMarks >= least.Marks, Traits.Zalgo);
        traits |= When(e.Happened.Files.Count > 0, Traits.Files | Traits.SameFiles);
        traits |= When(least.Honeypots.Count > 0 && least.Honeypots.Contains(e.Happened.Channel), Traits.Honeypot);
        return traits | Stateful(e, least);
    }

    private static Traits Stateful(Evaluation e, Thresholds least) =>
        e.Happened.Kind switch
        {
            EventKinds.Message => When(MayBeRate(e, least.Rate), Traits.Rate)
                | When(MayRepeat(e, least.Duplicates), Traits.Duplicates),
            EventKinds.Join => Traits.Joins,
            EventKinds.Reaction => Traits.Reactions,
            EventKinds.Voice => Traits.Voice,
            EventKinds.Native => Traits.Native,
            EventKinds.Audit => Traits.Staff,
            _ => Traits.None,
        };

    // The guild's and the channel's rings are as full as the busiest rule needs them.
    private static bool MayBeRate(Evaluation e, int least)
    {
        var since = e.Now - (long)e.Rules.Needs.Longest.TotalMilliseconds;
        return least < int.MaxValue
            && (
                e.Member.Messages.Reaches(least - 1, since)
                || least <= 1
                || (e.Rules.Least.IsRateShared && e.Guild.Messages.Reaches(least - 1, since))
            );
    }

    private static bool MayRepeat(Evaluation e, int least)
    {
        if (least == int.MaxValue)
        {
            return false;
        }

        var since = e.Now - (long)e.Rules.Needs.LongestRepeat.TotalMilliseconds;
        var own = e.Member.Recents;
        if (own.Count >= least - 1 && (least <= 1 || own[least - 2].At > since))
        {
            return true;
        }

        var all = e.Guild.Recents;
        return e.Rules.Least.IsRepeatShared && all.Count >= least - 1 && all[Math.Max(least - 2, 0)].At > since;
    }

    private static Traits When(bool holds, Traits traits) => holds ? traits : Traits.None;
}
