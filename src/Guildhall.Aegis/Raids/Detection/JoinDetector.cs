using System.Globalization;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Detection;

/// <summary>
/// Tells a raid from a busy day by who joins, and when. A burst shows within seconds; a slow drip shows over an hour or a
/// day by what its accounts have in common. For one guild, by one caller at a time; the times are those of the joins.
/// </summary>
internal sealed class JoinDetector
{
    /// <summary>The longest window: what is older need not be told again after a restart.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>More joins than this in a day are counted all the same, but the oldest are forgotten.</summary>
    private const int MostRemembered = 50_000;
    private const int CrowdFactor = 5;
    private static readonly TimeSpan minutes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan hour = TimeSpan.FromHours(1);

    private readonly JoinWindow drip = new(minutes);
    private readonly JoinWindow hourly = new(hour);
    private readonly JoinWindow daily = new(Memory);
    private readonly Queue<(DateTimeOffset At, Snowflake<User> User)> known = new();
    private readonly Queue<(DateTimeOffset At, NameShape Shape)> named = new();
    private readonly Dictionary<Snowflake<User>, (Joiner Joiner, WeighedJoin Weighed)> users = [];
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private JoinWindow burst = new(TimeSpan.FromSeconds(10));

    private JoinWindow[] Windows => [burst, drip, hourly, daily];

    /// <summary>Counts a join. One who joins again and again counts once a day.</summary>
    public JoinVerdict Add(Joiner joiner, JoinThresholds thresholds)
    {
        if (burst.Length != thresholds.Window)
        {
            burst = new(thresholds.Window);
        }

        Forget(joiner.JoinedAt);
        var shape = NameShape.Of(joiner.Name);
        if (users.ContainsKey(joiner.User))
        {
            return JoinVerdict.Calm with { Suspicion = JoinSuspicion.Of(joiner, AlikeTo(shape), thresholds) };
        }

        known.Enqueue((joiner.JoinedAt, joiner.User));
        Count(joiner.JoinedAt, shape);
        var weighed = new WeighedJoin(joiner.JoinedAt)
        {
            Weight = JoinSuspicion.Of(joiner, AlikeTo(shape), thresholds),
            Groups = GroupsOf(joiner, shape, thresholds),
        };
        users.Add(joiner.User, (joiner, weighed));
        foreach (var window in Windows)
        {
            window.Add(weighed);
        }

        return Judge(weighed, thresholds);
    }

    /// <summary>By which invite somebody came is known a moment after the join. How suspicious that makes the person; null
    /// for one who is forgotten.</summary>
    public int? Attribute(Snowflake<User> user, string invite, JoinThresholds thresholds)
    {
        if (!users.TryGetValue(user, out var known))
        {
            return null;
        }

        var joiner = known.Joiner with { Invite = invite };
        var shape = NameShape.Of(joiner.Name);
        var holding = Windows.Where(window => window.Holds(known.Weighed)).ToList();
        holding.ForEach(window => window.Take(known.Weighed));
        known.Weighed.Weight = JoinSuspicion.Of(joiner, AlikeTo(shape), thresholds);
        known.Weighed.Groups = GroupsOf(joiner, shape, thresholds);
        holding.ForEach(window => window.Put(known.Weighed));
        users[user] = (joiner, known.Weighed);
        return known.Weighed.Weight;
    }

    /// <summary>Who it was is forgotten; the join stays counted.</summary>
    public void Forget(Snowflake<User> user)
    {
        if (!users.Remove(user))
        {
            return;
        }

        var others = known.Where(join => join.User != user).ToList();
        known.Clear();
        others.ForEach(known.Enqueue);
    }

    private JoinVerdict Judge(WeighedJoin last, JoinThresholds thresholds)
    {
        var alarm = Alarms(last, thresholds).DefaultIfEmpty().MaxBy(found => found.Level);
        return alarm.Window is null
            ? JoinVerdict.Calm with
            {
                Suspicion = last.Weight,
            }
            : new(last.Weight, alarm.Level) { Why = alarm.Why, Since = alarm.Window.Since ?? last.At };
    }

    private IEnumerable<(RaidLevel Level, JoinWindow Window, string Why)> Alarms(
        WeighedJoin last,
        JoinThresholds thresholds
    )
    {
        var (watch, raid, lockdown) = (thresholds.WatchJoins, thresholds.RaidJoins, thresholds.LockdownJoins);
        if (burst.Weight >= Whole(watch) || burst.Count >= CrowdFactor * watch)
        {
            yield return (RaidLevel.Watch, burst, Say(burst, burst.Count, "joins"));
        }

        if (burst.SuspiciousWeight >= Whole(raid))
        {
            var isLockdown = lockdown > 0 && burst.SuspiciousWeight >= Whole(lockdown);
            yield return (isLockdown ? RaidLevel.Lockdown : RaidLevel.Raid, burst, Suspicious(burst));
        }

        if (drip.SuspiciousWeight >= 2 * Whole(watch))
        {
            var level = drip.SuspiciousWeight >= 2 * Whole(raid) ? RaidLevel.Raid : RaidLevel.Watch;
            yield return (level, drip, Suspicious(drip));
        }

        if (!last.IsSuspicious)
        {
            yield break;
        }

        // Nobody else's joining makes a slow drip visible but that of one more of its own.
        if (hourly.LargestOf(last.Groups) is var alike && alike >= raid)
        {
            yield return (RaidLevel.Raid, hourly, Say(hourly, alike, "young accounts of one make"));
        }
        else if (hourly.SuspiciousWeight >= 4 * Whole(watch))
        {
            yield return (RaidLevel.Watch, hourly, Suspicious(hourly));
        }

        if (daily.LargestOf(last.Groups) is var daysAlike && daysAlike >= raid)
        {
            var level = daysAlike >= 3 * raid ? RaidLevel.Raid : RaidLevel.Watch;
            yield return (level, daily, Say(daily, daysAlike, "young accounts of one make"));
        }
    }

    private static string Suspicious(JoinWindow window) =>
        Say(window, (int)(window.SuspiciousWeight / JoinSuspicion.Certain), "suspicious joins");

    private static string Say(JoinWindow window, int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what} within {DurationText.Write(window.Length)}");

    private static long Whole(int joins) => (long)joins * JoinSuspicion.Certain;

    private static List<string> GroupsOf(Joiner joiner, NameShape shape, JoinThresholds thresholds)
    {
        List<string> groups = [];
        if (shape.Stem is { } stem)
        {
            groups.Add("name " + stem);
        }

        if (joiner.Invite is { } code && !thresholds.OfficialInvites.Contains(code))
        {
            groups.Add("invite " + code);
        }

        return groups;
    }

    private int AlikeTo(NameShape shape) =>
        Math.Max(
            shape.Stem is { } stem ? names.GetValueOrDefault("s " + stem) : 0,
            shape.Layout is { } layout ? names.GetValueOrDefault("l " + layout) : 0
        );

    private void Count(DateTimeOffset at, NameShape shape)
    {
        named.Enqueue((at, shape));
        foreach (var key in Keys(shape))
        {
            names[key] = names.GetValueOrDefault(key) + 1;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (known.TryPeek(out var oldest) && (oldest.At <= now - Memory || known.Count >= MostRemembered))
        {
            users.Remove(known.Dequeue().User);
        }

        while (named.TryPeek(out var oldest) && oldest.At <= now - hour)
        {
            foreach (var key in Keys(named.Dequeue().Shape))
            {
                if (--names[key] == 0)
                {
                    names.Remove(key);
                }
            }
        }
    }

    private static IEnumerable<string> Keys(NameShape shape)
    {
        if (shape.Stem is { } stem)
        {
            yield return "s " + stem;
        }

        if (shape.Layout is { } layout)
        {
            yield return "l " + layout;
        }
    }
}
