namespace Guildhall.Core.Jobs;

/// <param name="Attempts">Failures so far.</param>
/// <param name="Lost">How often its process ended, or lost it, before it had a result.</param>
/// <param name="LeaseToken">Grows with every claim: only the last claimer's changes are accepted.</param>
internal sealed record ClaimedJob(
    long Id,
    string Payload,
    int Attempts,
    int Lost,
    long LeaseToken,
    DateTimeOffset EnqueuedAt,
    DateTimeOffset DueAt
);
