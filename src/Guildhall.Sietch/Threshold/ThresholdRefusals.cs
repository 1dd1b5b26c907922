using Guildhall.Core;

namespace Guildhall.Sietch.Threshold;

internal static class ThresholdRefusals
{
    public static Refusal BadLimit { get; } = new("sietch.bad_limit", "limit is a whole number from 1 to 100.");

    public static Refusal BadSince { get; } =
        new("sietch.bad_since", "since is a time in ISO 8601, such as 2026-01-31T12:00:00Z.");

    public static Refusal NoHistory { get; } =
        new("sietch.no_history", "There is no picture yet: it takes two published snapshots. Ask again later.");
}
