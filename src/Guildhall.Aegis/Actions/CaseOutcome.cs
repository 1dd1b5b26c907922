using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Points;
using Guildhall.Core;

namespace Guildhall.Aegis.Actions;

internal enum OutcomeState
{
    /// <summary>It has happened.</summary>
    Done,

    /// <summary>The same request came before; this is its case as it is now.</summary>
    Repeated,

    /// <summary>It is kept and will be done: Discord is slow, limits us or does not answer.</summary>
    Queued,

    /// <summary>Discord refused for good; the case says so.</summary>
    Failed,

    /// <summary>Nothing was done: another's case stands there already.</summary>
    Stands,

    /// <summary>What was still to be done will not be.</summary>
    CalledOff,
}

/// <param name="Case">The request's own case; of <see cref="OutcomeState.Stands"/> the one that stands, of
/// <see cref="OutcomeState.CalledOff"/> the one that was to be done.</param>
/// <param name="Refusal">Why, of <see cref="OutcomeState.Failed"/>, <see cref="OutcomeState.Stands"/> and
/// <see cref="OutcomeState.Queued"/>.</param>
/// <param name="RetryAt">When a queued one is tried next, where that is known.</param>
internal sealed record CaseOutcome(
    Case Case,
    OutcomeState State,
    Refusal? Refusal = null,
    DateTimeOffset? RetryAt = null
)
{
    /// <summary>What its points lead to, as a case of its own; null for nothing.</summary>
    public Rung? Follows { get; init; }

    public bool IsDone => State is OutcomeState.Done or OutcomeState.Repeated && Case.Execution == Execution.Applied;
}
