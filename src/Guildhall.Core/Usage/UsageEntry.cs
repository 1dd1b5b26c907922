namespace Guildhall.Core.Usage;

/// <summary>What one run used, as far as it is known: null is unknown, never zero.</summary>
public sealed record UsageEntry
{
    public string? Model { get; init; }

    public string? Project { get; init; }

    public string? Audience { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    /// <summary>Millionths of a US dollar. Where it is unknown, the budget is charged the estimate.</summary>
    public long? CostMicroDollars { get; init; }

    /// <summary>Answered without a model; costs no quota.</summary>
    public bool IsCached { get; init; }

    /// <summary><c>done</c>, or why not: <c>timeout</c>, <c>refused</c>, <c>garbage</c>.</summary>
    public string Outcome { get; init; } = "done";

    /// <summary>False for a run that failed through no fault of the user's: its cost stays, its place in the quota is
    /// given back.</summary>
    public bool CountsAsRun { get; init; } = true;
}
