namespace Guildhall.Core.Usage;

/// <summary>What a tenant has used and reserved in the current minute, day and month.</summary>
internal sealed record UsageState
{
    public required UsageWindows Windows { get; init; }

    public required IReadOnlyList<SettledUsage> Settled { get; init; }

    public required ReservedUsage Reserved { get; init; }

    /// <summary>The first limit that one more run would break; null when there is room.</summary>
    public Refusal? Check(Quotas quotas, UsageRequest request) =>
        CheckConcurrent(quotas)
        ?? CheckRuns("minute", quotas.PerMinute, Reserved.MinuteRuns, Windows.Minute.AddMinutes(1))
        ?? CheckRuns("day", quotas.PerDay, Reserved.DayRuns, Windows.Day.AddDays(1))
        ?? CheckRuns("month", quotas.PerMonth, Reserved.MonthRuns, Windows.Month.AddMonths(1))
        ?? CheckBudget("day", quotas.DollarsPerDay, Reserved.DaySpent, request, Windows.Day.AddDays(1))
        ?? CheckBudget("month", quotas.DollarsPerMonth, Reserved.MonthSpent, request, Windows.Month.AddMonths(1));

    private static string When(DateTimeOffset at) => $"{at:yyyy-MM-dd HH:mm} UTC";

    private Refusal? CheckConcurrent(Quotas quotas) =>
        quotas.Concurrent is { } limit && Reserved.Concurrent >= limit
            ? new Refusal(
                "usage.concurrent",
                $"{limit} of {limit} runs allowed at the same time are under way. Try again when one has ended."
            )
            : null;

    private Refusal? CheckRuns(string period, int? quota, long reserved, DateTimeOffset resets) =>
        quota is { } limit && Of(period).Runs + reserved >= limit
            ? new Refusal(
                $"usage.per_{period}",
                $"The quota of {limit} runs a {period} is used up. It resets at {When(resets)}."
            )
            : null;

    private Refusal? CheckBudget(
        string period,
        decimal? budget,
        long reserved,
        UsageRequest request,
        DateTimeOffset resets
    )
    {
        var spent = Of(period).SpentMicroDollars + reserved;
        return budget is { } limit && spent + request.EstimatedMicroDollars > limit * 1_000_000m
            ? new Refusal(
                $"usage.budget_{period}",
                $"The budget of ${limit:0.00} a {period} has no room for this: ${spent / 1_000_000m:0.00} is spent or "
                    + $"reserved and this may cost ${request.EstimatedMicroDollars / 1_000_000m:0.00}. "
                    + $"It resets at {When(resets)}."
            )
            : null;
    }

    private SettledUsage Of(string period) =>
        Settled.FirstOrDefault(settled => settled.Period == period) ?? new SettledUsage(period, 0, 0);
}

internal sealed record SettledUsage(string Period, long Runs, long SpentMicroDollars);

internal sealed record ReservedUsage(
    long Concurrent,
    long MinuteRuns,
    long DayRuns,
    long MonthRuns,
    long DaySpent,
    long MonthSpent
);
