namespace Guildhall.Aegis.AutoMod.Engine;

/// <param name="Matched">The part of the original that met the rule, or what else did; null where nothing can be shown.</param>
internal sealed record RuleHit(Rule Rule, string? Matched)
{
    public bool IsObserved => Rule.Mode == RuleMode.Observe;
}

/// <summary>A message to be removed, also an earlier one.</summary>
internal readonly record struct MessagePlace(ulong Channel, ulong Message);

/// <summary>What the rules say to an event.</summary>
internal sealed record Verdict
{
    public static Verdict None { get; } = new();

    /// <summary>In order, the noted ones among them.</summary>
    public IReadOnlyList<RuleHit> Hits { get; init; } = [];

    /// <summary>What is to be done, each kind once, at most one removing action.</summary>
    public IReadOnlyList<RuleAction> Actions { get; init; } = [];

    /// <summary>Earlier messages that belong to the hit.</summary>
    public IReadOnlyList<MessagePlace> Earlier { get; init; } = [];

    /// <summary>Deleted into the case of the hit before, without one of its own.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Of a silent one: the event whose hit it belongs to.</summary>
    public ulong BurstOf { get; init; }

    /// <summary>The ladder's step that the points reached; its action is among <see cref="Actions"/>.</summary>
    public LadderStep? Step { get; init; }

    public int Points { get; init; }

    /// <summary>Rules that have just been suspended, since they ran out of time three times.</summary>
    public IReadOnlyList<Rule> Suspended { get; init; } = [];

    /// <summary>Invite codes that must be looked up before the event can be judged whole.</summary>
    public IReadOnlyList<string> Awaited { get; init; } = [];

    /// <summary>The hit that counts: the first that is acted on, else the first.</summary>
    public RuleHit? Main => Hits.FirstOrDefault(h => !h.IsObserved) ?? (Hits.Count > 0 ? Hits[0] : null);

    /// <summary>The strongest action; none where nothing is done.</summary>
    public ActionKind Strongest => Actions.Count == 0 ? ActionKind.None : Actions.Max(a => a.Kind);
}
