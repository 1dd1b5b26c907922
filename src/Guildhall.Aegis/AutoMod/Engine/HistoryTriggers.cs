namespace Guildhall.Aegis.AutoMod.Engine;

internal enum Scope
{
    User,
    Channel,
    Guild,
}

/// <summary>Leaves that ask about what was before.</summary>
internal static class HistoryTriggers
{
    public static bool Rate(Evaluation e, int count, TimeSpan within, Scope scope)
    {
        if (e.Happened.Kind != EventKinds.Message)
        {
            return false;
        }

        var ring = scope switch
        {
            Scope.User => e.Member.Messages,
            Scope.Channel => e.Guild.Channel(e.Happened.Channel),
            _ => e.Guild.Messages,
        };
        var since = e.Now - (long)within.TotalMilliseconds;
        if (count > 1 && !ring.Reaches(count - 1, since))
        {
            return false;
        }

        if (scope == Scope.User)
        {
            var own = e.Member.Recents;
            for (var i = 0; i < own.Count && own[i].At > since; i++)
            {
                e.Earlier.Add(new MessagePlace(own[i].Channel, own[i].Message));
            }
        }

        return e.Match($"{count} messages in {within.TotalSeconds:0} s");
    }

    public static bool Duplicates(Evaluation e, DuplicateLimits limits)
    {
        var current = e.Current;
        if (e.Happened.Kind != EventKinds.Message || current.Letters.Length < limits.Letters)
        {
            return false;
        }

        var since = e.Now - (long)limits.Within.TotalMilliseconds;
        var past = limits.Across == Scope.Guild ? e.Guild.Recents : e.Member.Recents;
        var found = 1;
        var start = e.Earlier.Count;
        for (var i = 0; i < past.Count && past[i].At > since; i++)
        {
            ref readonly var other = ref past[i];
            if (
                (limits.Across != Scope.Channel || other.Channel == current.Channel)
                && other.Letters.Length > 0
                && current.IsLike(other, limits.Percent)
            )
            {
                found++;
                e.Earlier.Add(new MessagePlace(other.Channel, other.Message));
            }
        }

        if (found >= limits.Count)
        {
            return e.Match($"{found} equal messages");
        }

        e.Earlier.RemoveRange(start, e.Earlier.Count - start);
        return false;
    }

    public static bool Reaches(Evaluation e, TimeRing ring, int count, TimeSpan within, string what)
    {
        var since = e.Now - (long)within.TotalMilliseconds;
        return (count <= 1 || ring.Reaches(count - 1, since))
            && e.Match($"{count} {what} in {within.TotalSeconds:0} s");
    }

    /// <summary>Young accounts and such without picture weigh double.</summary>
    public static bool Joins(Evaluation e, int count, TimeSpan within)
    {
        var own = e.Happened.AccountCreatedAt > e.Happened.At - TimeSpan.FromDays(7) || !e.Happened.HasPicture ? 2 : 1;
        var since = e.Now - (long)within.TotalMilliseconds;
        return (count <= own || e.Guild.Joins.Reaches(count - own, since)) && e.Match($"{count} joins");
    }

    public static bool StaffActions(Evaluation e, IReadOnlySet<string> kinds, int count, TimeSpan within)
    {
        bool Counts(string? kind) => kinds.Count == 0 || (kind is not null && kinds.Contains(kind));

        if (!Counts(e.Happened.StaffAction))
        {
            return false;
        }

        var since = e.Now - (long)within.TotalMilliseconds;
        var past = e.Member.StaffActions;
        var found = 1;
        for (var i = 0; i < past.Count && past[i].At > since; i++)
        {
            found += Counts(past[i].Kind) ? 1 : 0;
        }

        return found >= count && e.Match($"{found} staff actions in {within.TotalSeconds:0} s");
    }
}

internal sealed record DuplicateLimits(int Count, TimeSpan Within, int Percent, Scope Across, int Letters);
