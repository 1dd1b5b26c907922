using System.Numerics;

namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>
/// Decides what the rules say to an event. No I/O, no clock but the event's own time: the same events in the same order
/// give the same verdicts. One instance serves one thread; what a guild remembers is in its <see cref="GuildState"/>.
/// </summary>
/// <param name="climbs">It keeps points itself and climbs the rules' ladder by them; live, the cases are the account.</param>
internal sealed class AutoModEngine(bool climbs = true)
{
    private static readonly TimeSpan usualBurst = TimeSpan.FromSeconds(10);

    private readonly Evaluation evaluation = new();
    private readonly List<RuleHit> hits = [];
    private readonly List<RuleAction> actions = [];
    private long quiet;

    /// <param name="raid">The guild's raid level.</param>
    /// <param name="burst">For rules that do not say how long a burst lasts; null: 10 s.</param>
    public Verdict Decide(
        ModerationEvent happened,
        RuleSet rules,
        GuildState guild,
        string raid = "normal",
        TimeSpan? burst = null
    )
    {
        if (rules.Rules.Count == 0 || rules.Exempt.Covers(happened))
        {
            return Verdict.None;
        }

        var now = happened.At.ToUnixTimeMilliseconds();
        var member = guild.Member(happened.User, now);
        quiet = (long)(rules.Burst ?? burst ?? usualBurst).TotalMilliseconds;
        evaluation.Read(happened, rules, guild, member);
        evaluation.CanWait = !climbs && !happened.IsAgain;
        hits.Clear();
        Span<ulong> candidates = stackalloc ulong[rules.Width];
        rules.Candidates(happened.Kind, evaluation.Traits, evaluation.Lit, candidates);
        for (var w = 0; w < candidates.Length; w++)
        {
            for (var bits = candidates[w]; bits != 0; bits &= bits - 1)
            {
                var rule = rules.Rules[(w << 6) + BitOperations.TrailingZeroCount(bits)];
                if (TryHit(rule, raid) && rule.Stops)
                {
                    w = candidates.Length;
                    break;
                }
            }
        }

        var isSilent = IsOfBurst(happened, member) && !IsWorse(member);
        var verdict =
            isSilent ? Silence(member)
            : hits.Count > 0 || evaluation.Suspended.Count > 0 ? Judge(member)
            : Verdict.None;
        if (!happened.IsAgain)
        {
            Remember(happened, member);
        }

        var isOpen = evaluation.Awaited.Count > 0 && !verdict.Actions.Any(action => action.IsDeleting);
        return isOpen ? verdict with { Awaited = [.. evaluation.Awaited] } : verdict;
    }

    /// <summary>Files are read later and in any order: what counts is when their message came.</summary>
    private bool IsOfBurst(ModerationEvent happened, MemberState member) =>
        evaluation.Now < member.SilentUntil
        && (
            (happened is { Kind: EventKinds.Message, IsAgain: false })
            || (
                (happened.IsOfFiles || happened.IsAgain)
                && hits.Exists(h => !h.IsObserved)
                && evaluation.Now > member.SilencedAt - quiet
            )
        );

    private bool TryHit(Rule rule, string raid)
    {
        var happened = evaluation.Happened;
        if (
            rule.Exempt.Covers(happened)
            || rule.If?.Fit(happened, raid) == false
            || (evaluation.Guild.Suspended.Count > 0 && evaluation.Guild.Suspended.Contains(rule.Number))
        )
        {
            return false;
        }

        var earlier = evaluation.Earlier.Count;
        (evaluation.MatchStart, evaluation.MatchLabel) = (-1, null);
        evaluation.HasAskedInvites = false;
        if (
            !rule.When.IsMet(evaluation)
            || (happened.IsAgain && !evaluation.HasAskedInvites)
            || !evaluation.Guild.TryStartCooldown(
                rule,
                rule.CooldownPerChannel ? happened.Channel : happened.User,
                evaluation.Now
            )
        )
        {
            evaluation.Earlier.RemoveRange(earlier, evaluation.Earlier.Count - earlier);
            return false;
        }

        if (rule.Mode == RuleMode.Observe)
        {
            evaluation.Earlier.RemoveRange(earlier, evaluation.Earlier.Count - earlier);
        }

        hits.Add(new RuleHit(rule, evaluation.Matched()));
        return true;
    }

    private Verdict Judge(MemberState member)
    {
        actions.Clear();
        foreach (var hit in hits)
        {
            if (!hit.IsObserved)
            {
                foreach (var action in hit.Rule.Then)
                {
                    Add(action);
                }
            }
        }

        var points = 0;
        foreach (var action in actions)
        {
            points += action.Kind == ActionKind.Warn ? action.Amount : 0;
            if (action.Kind == ActionKind.Count)
            {
                evaluation.Guild.AddToCounter(
                    action.Target,
                    action.PerChannel ? evaluation.Happened.Channel : evaluation.Happened.User,
                    action.Amount,
                    action.For ?? TimeSpan.FromDays(1),
                    evaluation.Now
                );
            }
        }

        var step = climbs && points > 0 ? Climb(member, points) : null;
        if (step is not null)
        {
            Add(step.Then);
        }

        KeepStrongest();
        CollectEarlier(member);
        var isDeleting = actions.Exists(a => a.IsDeleting || a.IsRemoving);
        if (
            isDeleting
            && evaluation.Happened.Kind is (EventKinds.Message or EventKinds.Edit)
            && evaluation.Now + quiet >= member.SilentUntil
        )
        {
            member.SilencedAt = evaluation.Now;
            member.SilentUntil = evaluation.Now + quiet;
            member.SilencedEvent = evaluation.Happened.Id;
            member.SilencedBy = hits.Find(h => !h.IsObserved)?.Rule;
            member.BurstStrength = actions.Max(a => a.IsRemoving ? a.Kind : ActionKind.None);
        }

        return new Verdict
        {
            Hits = [.. hits],
            Actions = [.. actions],
            Earlier = isDeleting ? [.. evaluation.Earlier.Distinct()] : [],
            Suspended = [.. evaluation.Suspended],
            Step = step,
            Points = points,
        };
    }

    /// <summary>Of one kind the longest or largest stays.</summary>
    private void Add(RuleAction action)
    {
        var at = actions.FindIndex(a => a.Kind == action.Kind && a.Target == action.Target && a.Text == action.Text);
        if (at < 0)
        {
            actions.Add(action);
        }
        else if (action.Kind == ActionKind.Warn)
        {
            actions[at] = actions[at] with { Amount = actions[at].Amount + action.Amount };
        }
        else if (action.For > actions[at].For || action.Amount > actions[at].Amount)
        {
            actions[at] = action;
        }
    }

    private LadderStep? Climb(MemberState member, int points)
    {
        if (evaluation.Rules.Ladder is not { } ladder)
        {
            return null;
        }

        var age = TimeSpan.FromMilliseconds(evaluation.Now - member.PointsAt);
        var before = member.PointsAt == 0 ? 0 : ladder.Decayed(member.Points, age);
        member.Points = before + points;
        member.PointsAt = evaluation.Now;
        return ladder.Crossed(before, member.Points);
    }

    /// <summary>At most one removing action happens.</summary>
    private void KeepStrongest()
    {
        var strongest = ActionKind.None;
        foreach (var action in actions)
        {
            strongest = action.IsRemoving && action.Kind > strongest ? action.Kind : strongest;
        }

        actions.RemoveAll(a => a.IsRemoving && a.Kind != strongest);
    }

    private void CollectEarlier(MemberState member)
    {
        var last = actions.Find(a => a.Kind == ActionKind.DeleteLast)?.Amount ?? 0;
        for (var i = 0; i < Math.Min(last - 1, member.Recents.Count); i++)
        {
            evaluation.Earlier.Add(new MessagePlace(member.Recents[i].Channel, member.Recents[i].Message));
        }
    }

    /// <summary>A burst goes on: the message is deleted into the case that there is.</summary>
    private Verdict Silence(MemberState member)
    {
        if (hits.Exists(h => !h.IsObserved))
        {
            member.SilentUntil = Math.Max(member.SilentUntil, evaluation.Now + quiet);
        }

        return new Verdict
        {
            Hits = [new RuleHit(member.SilencedBy!, null)],
            Actions = [new RuleAction(ActionKind.Delete)],
            IsSilent = true,
            BurstOf = member.SilencedEvent,
            Suspended = [.. evaluation.Suspended],
        };
    }

    /// <summary>Within a burst something happened that removes the member more strongly than what was done.</summary>
    private bool IsWorse(MemberState member) =>
        hits.Exists(h => !h.IsObserved && h.Rule.Then.Any(a => a.IsRemoving && a.Kind > member.BurstStrength));

    private void Remember(ModerationEvent happened, MemberState member)
    {
        var now = evaluation.Now;
        var guild = evaluation.Guild;
        switch (happened.Kind)
        {
            case EventKinds.Message:
                member.Messages.Add(now);
                guild.Messages.Add(now);
                if (evaluation.Rules.Least.IsRateShared)
                {
                    guild.Channel(happened.Channel).Add(now);
                }

                member.Recents.Add(evaluation.Current);
                if (evaluation.Rules.Least.IsRepeatShared)
                {
                    guild.Recents.Add(evaluation.Current);
                }

                if (evaluation.Users > 0 || evaluation.Roles > 0)
                {
                    member.Mentions.Add((now, evaluation.Users, evaluation.Roles));
                }

                RememberFiles(happened, member);
                break;
            case EventKinds.Edit when happened.IsOfFiles:
                RememberFiles(happened, member);
                break;
            case EventKinds.Join:
                guild.Joins.Add(now);
                if (happened.AccountCreatedAt > happened.At - TimeSpan.FromDays(7) || !happened.HasPicture)
                {
                    guild.Joins.Add(now);
                }

                break;
            case EventKinds.Reaction:
                member.Reactions.Add(now);
                break;
            case EventKinds.Voice:
                member.VoiceMoves.Add(now);
                break;
            case EventKinds.Audit:
                member.StaffActions.Add((now, happened.StaffAction ?? ""));
                break;
        }
    }

    private void RememberFiles(ModerationEvent happened, MemberState member)
    {
        foreach (var file in happened.Files)
        {
            var seen = FileTriggers.Seen(happened, file);
            member.Files.Add(seen);
            evaluation.Guild.Files.Add(seen);
        }
    }
}
