using System.Numerics;
using Guildhall.Aegis.AutoMod.Words;

namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>The smallest values that any rule asks for: below them no rule needs to be looked at.</summary>
internal sealed class Thresholds
{
    public int CapsLetters { get; set; } = int.MaxValue;

    public int Length { get; set; } = int.MaxValue;

    public int Lines { get; set; } = int.MaxValue;

    public int Emoji { get; set; } = int.MaxValue;

    public int Stickers { get; set; } = int.MaxValue;

    public int Repeats { get; set; } = int.MaxValue;

    public int Marks { get; set; } = int.MaxValue;

    public int Rate { get; set; } = int.MaxValue;

    public int Duplicates { get; set; } = int.MaxValue;

    /// <summary>Some rule counts the messages of a channel or of all.</summary>
    public bool IsRateShared { get; set; }

    /// <summary>Some rule compares the messages of different users.</summary>
    public bool IsRepeatShared { get; set; }

    public HashSet<ulong> Honeypots { get; } = [];

    /// <summary>What rules look at at all.</summary>
    public Traits Used { get; set; }
}

/// <summary>The rules of a guild, ready to run. Immutable; many guilds can share one.</summary>
internal sealed class RuleSet
{
    private readonly ulong[][] byTrait = new ulong[64][];
    private readonly ulong[][] byEvent = new ulong[16][];
    private readonly int[][] bySignal;

    public RuleSet(IReadOnlyList<Rule> rules, int signals)
    {
        Rules = rules;
        Signals = signals;
        var width = (rules.Count + 63) / 64;
        for (var i = 0; i < byTrait.Length; i++)
        {
            byTrait[i] = new ulong[width];
        }

        for (var i = 0; i < byEvent.Length; i++)
        {
            byEvent[i] = new ulong[width];
        }

        var lists = new List<int>[signals];
        for (var r = 0; r < rules.Count; r++)
        {
            Index(r, rules[r], lists);
        }

        bySignal = [.. lists.Select(l => l?.ToArray() ?? [])];
        Width = width;
        AsksRaid = rules.Any(rule => rule.If?.Raid.Count > 0);
    }

    public IReadOnlyList<Rule> Rules { get; }

    public int Signals { get; }

    /// <summary>Words of 64 bits that hold one bit for each rule.</summary>
    public int Width { get; }

    public required WordIndex Words { get; init; }

    /// <summary>The pattern list whose words begin spelled invites.</summary>
    public required int InviteList { get; init; }

    public required RegexBank Regexes { get; init; }

    public required Thresholds Least { get; init; }

    public required RuleNeeds Needs { get; init; }

    public Exemption Exempt { get; init; } = Exemption.Nobody;

    public Ladder? Ladder { get; init; }

    /// <summary>Null: as the guild's settings say.</summary>
    public TimeSpan? Burst { get; init; }

    /// <summary>Some rule looks at the raid level.</summary>
    public bool AsksRaid { get; }

    /// <summary>Which rules are worth a look, a bit each.</summary>
    public void Candidates(EventKinds kind, Traits traits, List<int> lit, Span<ulong> into)
    {
        into.Clear();
        for (var rest = (ulong)traits; rest != 0; rest &= rest - 1)
        {
            var rules = byTrait[BitOperations.TrailingZeroCount(rest)];
            for (var w = 0; w < into.Length; w++)
            {
                into[w] |= rules[w];
            }
        }

        foreach (var signal in lit)
        {
            foreach (var rule in bySignal[signal])
            {
                into[rule >> 6] |= 1UL << (rule & 63);
            }
        }

        var heard = byEvent[BitOperations.TrailingZeroCount((ulong)kind)];
        for (var w = 0; w < into.Length; w++)
        {
            into[w] &= heard[w];
        }
    }

    private void Index(int r, Rule rule, List<int>[] lists)
    {
        for (var rest = (ulong)(rule.When.Needs & ~Traits.Signal); rest != 0; rest &= rest - 1)
        {
            byTrait[BitOperations.TrailingZeroCount(rest)][r >> 6] |= 1UL << (r & 63);
        }

        for (var rest = (ulong)rule.On; rest != 0; rest &= rest - 1)
        {
            byEvent[BitOperations.TrailingZeroCount(rest)][r >> 6] |= 1UL << (r & 63);
        }

        foreach (var signal in rule.When.Signals)
        {
            (lists[signal] ??= []).Add(r);
        }
    }
}
