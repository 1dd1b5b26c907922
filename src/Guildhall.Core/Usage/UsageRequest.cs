namespace Guildhall.Core.Usage;

public sealed record UsageRequest
{
    /// <summary>What is to be done: <c>translate</c>. Also the word in refusals.</summary>
    public required string Kind { get; init; }

    /// <summary>Millionths of a US dollar, at most; 0 where it costs nothing.</summary>
    public required long EstimatedMicroDollars { get; init; }

    /// <summary>The same key again gets the same reservation, so that a job which starts anew after a crash is not
    /// counted twice. Unique within the tenant; null: always another reservation.</summary>
    public string? Key { get; init; }

    /// <summary>When a reservation that nobody settled stops counting: longer than the work can take. Default 15
    /// minutes.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromMinutes(15);
}

/// <summary>A promise that the quota and the budget have room for one run. Plain data: it may stand in a job.</summary>
public sealed record Reservation(
    string Id,
    string Tenant,
    string Kind,
    long EstimatedMicroDollars,
    DateTimeOffset MadeAt,
    DateTimeOffset ExpiresAt
);
