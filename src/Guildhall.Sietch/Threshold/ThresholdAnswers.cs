using System.Text.Json.Serialization;

namespace Guildhall.Sietch.Threshold;

/// <summary>Amounts are decimal strings in the token's smallest unit.</summary>
internal sealed record ThresholdAnswer
{
    public required string EntryThreshold { get; init; }

    public required int EligibleCount { get; init; }

    public required int WaitlistCount { get; init; }

    /// <summary>Null where nobody waits.</summary>
    public required string? GapToEntry { get; init; }

    public required IReadOnlyList<AspirantAnswer> TopWaitlist { get; init; }

    public required long SnapshotId { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static ThresholdAnswer Of(Bar bar, long snapshot, DateTimeOffset at) =>
        new()
        {
            EntryThreshold = bar.Entry.ToString(),
            EligibleCount = bar.Eligible,
            WaitlistCount = bar.Waiting,
            GapToEntry = bar.Gap?.ToString(),
            TopWaitlist =
            [
                .. bar.First.Select(aspirant => new AspirantAnswer(
                    aspirant.Position,
                    aspirant.Wallet.ToShort(),
                    aspirant.Held.ToString(),
                    aspirant.Distance.ToString()
                )),
            ],
            SnapshotId = snapshot,
            UpdatedAt = at,
        };
}

internal sealed record AspirantAnswer(int Position, string AddressDisplay, string Bgt, string DistanceToEntry);

/// <param name="Snapshots">Newest first.</param>
internal sealed record ThresholdHistory(IReadOnlyList<BarAnswer> Snapshots, int Count);

/// <param name="Id">Of the snapshot.</param>
internal sealed record BarAnswer(
    long Id,
    string EntryThreshold,
    long EligibleCount,
    long WaitlistCount,
    DateTimeOffset CreatedAt
)
{
    public static BarAnswer Of(BarRow row) =>
        new(row.Snapshot, row.EntryAmount.ToString(), row.Eligible, row.Waiting, row.MadeAt);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ThresholdAnswer))]
[JsonSerializable(typeof(ThresholdHistory))]
internal sealed partial class ThresholdJson : JsonSerializerContext;
