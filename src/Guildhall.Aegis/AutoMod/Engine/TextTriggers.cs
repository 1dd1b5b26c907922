using Guildhall.Aegis.AutoMod.Links;

namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>Leaves that ask about the text and what stands in it.</summary>
internal static class TextTriggers
{
    public static bool Caps(Evaluation e, int percent, int letters)
    {
        ref readonly var text = ref e.Text.Measures;
        var cased = text.Upper + text.Lower;
        return cased >= letters && text.Upper * 100 >= cased * percent && e.Match(0, text.Length);
    }

    public static bool Mentions(Evaluation e, MentionLimits limits)
    {
        var (users, roles) = (e.Users, e.Roles);
        if (limits.Within > TimeSpan.Zero)
        {
            var since = e.Now - (long)limits.Within.TotalMilliseconds;
            var past = e.Member.Mentions;
            for (var i = 0; i < past.Count && past[i].At > since; i++)
            {
                users += past[i].Users;
                roles += past[i].Roles;
            }
        }

        return (limits.Everyone && e.Text.Measures.Everyone && e.Match("@everyone"))
            || (users > limits.Users && e.Match($"{users} users"))
            || (roles > limits.Roles && e.Match($"{roles} roles"))
            || (users + roles > limits.Total && e.Match($"{users + roles} mentions"));
    }

    public static bool Links(Evaluation e, LinkLists lists)
    {
        foreach (var link in e.Links)
        {
            if (IsBad(link, lists))
            {
                return e.Match(link.Start, link.End);
            }
        }

        return false;
    }

    private static bool IsBad(in FoundLink link, LinkLists lists)
    {
        if (lists.Allow.Contains(link.Host, link.Path))
        {
            return false;
        }

        if (lists.Deny is { } deny && deny.Contains(link.Host, link.Path))
        {
            return true;
        }

        if (lists.Misleading && (link.IsMisleading || (link.HasUser && link.IsCertain)))
        {
            return true;
        }

        if (lists.Shorteners && KnownHosts.Shorteners.Contains(link.Host, link.Path))
        {
            return true;
        }

        foreach (var word in lists.Paths)
        {
            if (link.Path.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return lists.IsOpen && link.IsCertain;
    }

    public static bool Phishing(Evaluation e, IOutsideFacts facts, bool lookAlikes)
    {
        foreach (var link in e.Links)
        {
            if (
                facts.IsPhishing(link.Host, link.Path)
                || (lookAlikes && link.IsCertain && Impostors.IsImpostor(link.Host))
            )
            {
                return e.Match(link.Start, link.End);
            }
        }

        return false;
    }

    public static bool Invites(Evaluation e, HashSet<string> allow, HashSet<string>? deny, IOutsideFacts facts)
    {
        e.HasAskedInvites = true;
        foreach (var invite in e.Invites)
        {
            if (IsUnwanted(e, invite, allow, deny, facts))
            {
                return e.Match(invite.Start, invite.End);
            }
        }

        return false;
    }

    private static bool IsUnwanted(
        Evaluation e,
        FoundInvite invite,
        HashSet<string> allow,
        HashSet<string>? deny,
        IOutsideFacts facts
    )
    {
        if (allow.Contains(invite.Code) || facts.IsOwn(e.Happened, invite.Code))
        {
            return false;
        }

        if (deny?.Contains(invite.Code) == true)
        {
            return true;
        }

        if (facts.GuildOf(invite.Code) is { } guild)
        {
            var isAllowed = allow.Contains(guild) || guild == $"{e.Happened.Guild}";
            return !isAllowed && (deny is null || deny.Contains(guild));
        }

        // An invite of nobody knows where is a foreign one, unless that will be known in a moment.
        if (e.CanWait && facts.IsAwaited(e.Happened, invite.Code))
        {
            e.Awaited.Add(invite.Code);
            return false;
        }

        return deny is null;
    }
}

/// <summary>More than so many each.</summary>
internal sealed record MentionLimits(int Users, int Roles, int Total, bool Everyone, TimeSpan Within);

internal sealed record LinkLists(DomainSet Allow, DomainSet? Deny)
{
    public IReadOnlyList<string> Paths { get; init; } = [];

    public bool Misleading { get; init; }

    public bool Shorteners { get; init; }

    /// <summary>Nothing is denied by name, so every address is that is not allowed.</summary>
    public bool IsOpen => Deny is null && Paths.Count == 0 && !Misleading && !Shorteners;
}
