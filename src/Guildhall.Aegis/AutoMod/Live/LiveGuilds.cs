using System.Collections.Concurrent;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>What the rules of each guild remember, in this process. A guild whose rules change begins anew.</summary>
internal sealed class LiveGuilds
{
    private readonly ConcurrentDictionary<Snowflake<Guild>, LiveGuild> guilds = new();
    private readonly ConcurrentBag<AutoModEngine> engines = [];

    /// <summary>Milliseconds at most, and only for a guild whose expressions backtrack; other guilds wait for nothing.</summary>
    /// <param name="raid">The guild's raid level.</param>
    /// <param name="burst">Where the rules do not say.</param>
    public Verdict Decide(
        Snowflake<Guild> guild,
        RuleSet rules,
        ModerationEvent happened,
        string raid = "normal",
        TimeSpan? burst = null
    )
    {
        if (!engines.TryTake(out var engine))
        {
            engine = new AutoModEngine(climbs: false);
        }

        try
        {
            var live = guilds.GetOrAdd(guild, _ => new LiveGuild());
            lock (live.Gate)
            {
                if (live.Rules != rules)
                {
                    (live.Rules, live.State) = (rules, new GuildState(rules.Needs));
                }

                return engine.Decide(happened, rules, live.State!, raid, burst);
            }
        }
        finally
        {
            engines.Add(engine);
        }
    }

    /// <summary>The rules that rest since they ran out of time.</summary>
    public IReadOnlyList<string> Suspended(Snowflake<Guild> guild)
    {
        if (!guilds.TryGetValue(guild, out var live))
        {
            return [];
        }

        lock (live.Gate)
        {
            return live.Rules is null ? [] : [.. live.State!.Suspended.Select(number => live.Rules.Rules[number].Name)];
        }
    }

    /// <summary>Somebody was erased.</summary>
    public void Forget(Snowflake<User> user)
    {
        foreach (var live in guilds.Values)
        {
            lock (live.Gate)
            {
                live.State?.Forget(user.Value);
            }
        }
    }

    private sealed class LiveGuild
    {
        public Lock Gate { get; } = new();

        public RuleSet? Rules { get; set; }

        public GuildState? State { get; set; }
    }
}
