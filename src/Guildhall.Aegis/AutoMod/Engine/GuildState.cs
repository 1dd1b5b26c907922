namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>What the rules remember of one member.</summary>
internal sealed class MemberState(RuleNeeds needs)
{
    public TimeRing Messages { get; } = new(needs.Messages);

    public History<Recent> Recents { get; } = new(needs.Recents);

    public History<RecentFile> Files => field ??= new(needs.Files);

    public History<(long At, int Users, int Roles)> Mentions => field ??= new(64);

    public TimeRing Reactions => field ??= new(needs.Messages);

    public TimeRing VoiceMoves => field ??= new(needs.Messages);

    public History<(long At, string Kind)> StaffActions => field ??= new(needs.Messages);

    public long SeenAt { get; set; }

    public long SilentUntil { get; set; }

    /// <summary>When the hit came that made the member's further messages silent.</summary>
    public long SilencedAt { get; set; }

    /// <summary>The rule whose hit made the member's further messages silent.</summary>
    public Rule? SilencedBy { get; set; }

    /// <summary>The event of that hit.</summary>
    public ulong SilencedEvent { get; set; }

    /// <summary>The removing action that the burst's case did.</summary>
    public ActionKind BurstStrength { get; set; }

    public double Points { get; set; }

    public long PointsAt { get; set; }
}

/// <summary>How much of the past a rule set looks at.</summary>
internal sealed record RuleNeeds
{
    public int Messages { get; set; } = 8;

    public int Recents { get; set; } = 8;

    public int Files { get; set; } = 8;

    public int MostShown { get; set; } = 64;

    public TimeSpan Longest { get; set; } = TimeSpan.FromMinutes(1);

    public TimeSpan LongestRepeat { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>
/// What the rules of one guild remember, in this process alone and bounded: members who were quiet for longer than any rule
/// looks back go first, then the quietest. Not for several threads at once.
/// </summary>
internal sealed class GuildState(RuleNeeds needs)
{
    private const int MostMembers = 20_000;
    private const int MostKeys = 20_000;

    private readonly Dictionary<ulong, MemberState> members = [];
    private readonly Dictionary<ulong, TimeRing> channels = [];
    private readonly Dictionary<(int Rule, ulong Key), long> cooldowns = [];
    private readonly Dictionary<(ulong Name, ulong Key), (double Value, long At, TimeSpan HalfLife)> counters = [];
    private readonly Dictionary<int, (int Count, long At)> strikes = [];

    public TimeRing Messages { get; } = new(needs.Messages);

    public TimeRing Joins { get; } = new(needs.Messages);

    public History<Recent> Recents { get; } = new(needs.MostShown);

    public History<RecentFile> Files { get; } = new(needs.MostShown);

    public int Members => members.Count;

    /// <summary>Rules that ran out of time three times.</summary>
    public HashSet<int> Suspended { get; } = [];

    public MemberState Member(ulong user, long now)
    {
        if (!members.TryGetValue(user, out var member))
        {
            if (members.Count >= MostMembers)
            {
                Forget(now);
            }

            member = new MemberState(needs);
            members.Add(user, member);
        }

        member.SeenAt = now;
        return member;
    }

    public TimeRing Channel(ulong channel)
    {
        if (!channels.TryGetValue(channel, out var ring))
        {
            if (channels.Count >= 2_000)
            {
                channels.Clear();
            }

            channels.Add(channel, ring = new TimeRing(needs.Messages));
        }

        return ring;
    }

    /// <summary>False while the rule rests for that member or channel.</summary>
    public bool TryStartCooldown(Rule rule, ulong key, long now)
    {
        if (rule.Cooldown <= TimeSpan.Zero)
        {
            return true;
        }

        if (cooldowns.TryGetValue((rule.Number, key), out var until) && now < until)
        {
            return false;
        }

        if (cooldowns.Count >= MostKeys)
        {
            foreach (var over in cooldowns.Where(c => c.Value <= now).Select(c => c.Key).ToList())
            {
                cooldowns.Remove(over);
            }
        }

        if (cooldowns.Count < MostKeys)
        {
            cooldowns[(rule.Number, key)] = now + (long)rule.Cooldown.TotalMilliseconds;
        }

        return true;
    }

    public double Counter(ulong name, ulong key, long now)
    {
        if (!counters.TryGetValue((name, key), out var counter))
        {
            return 0;
        }

        var age = TimeSpan.FromMilliseconds(Math.Max(0, now - counter.At));
        return counter.Value * Math.Pow(0.5, age / counter.HalfLife);
    }

    public void AddToCounter(ulong name, ulong key, int add, TimeSpan halfLife, long now)
    {
        if (counters.Count >= MostKeys && !counters.ContainsKey((name, key)))
        {
            counters.Remove(counters.MinBy(c => c.Value.At).Key);
        }

        counters[(name, key)] = (Counter(name, key, now) + add, now, halfLife);
    }

    /// <summary>True at the third time that a rule ran out of time: it is suspended now.</summary>
    /// <param name="now">What was more than ten minutes ago may have been a machine under load.</param>
    public bool Strike(int rule, long now)
    {
        var (before, at) = strikes.GetValueOrDefault(rule);
        var count = now - at < 600_000 ? before + 1 : 1;
        strikes[rule] = (count, now);
        return count >= 3 && Suspended.Add(rule);
    }

    /// <summary>Somebody was erased: what was counted of them goes, and what they wrote is known again no more.</summary>
    public void Forget(ulong user)
    {
        members.Remove(user);
        Recents.RemoveAll(recent => recent.User == user);
        Files.RemoveAll(file => file.User == user);
        foreach (var key in cooldowns.Keys.Where(key => key.Key == user).ToList())
        {
            cooldowns.Remove(key);
        }

        foreach (var key in counters.Keys.Where(key => key.Key == user).ToList())
        {
            counters.Remove(key);
        }
    }

    private void Forget(long now)
    {
        var longest = (long)needs.Longest.TotalMilliseconds;
        foreach (var quiet in members.Where(m => m.Value.SeenAt < now - longest).Select(m => m.Key).ToList())
        {
            members.Remove(quiet);
        }

        if (members.Count >= MostMembers)
        {
            foreach (
                var quiet in members.OrderBy(m => m.Value.SeenAt).Take(MostMembers / 4).Select(m => m.Key).ToList()
            )
            {
                members.Remove(quiet);
            }
        }
    }
}
