namespace Guildhall.Simulator.Faults;

/// <summary>Which requests a rule means. What is null matches everything.</summary>
/// <param name="Route">
/// A path with or without its prefix, <c>{name}</c> or <c>*</c> for one segment, <c>**</c> for the rest:
/// <c>/channels/{id}/messages</c>. Without a slash: any path that contains it.
/// </param>
/// <param name="Nth">Only the nth request that matches, from 1.</param>
internal sealed record FaultMatch(string? Method, string? Route, int? Nth);

/// <summary>What happens instead of, or in addition to, the true answer.</summary>
/// <param name="Status">Answer this HTTP status; null keeps the true answer.</param>
/// <param name="RetryAfter">Seconds, for 429. Default 1.</param>
/// <param name="Global">The 429 is the global one.</param>
/// <param name="DelayMs">Wait before anything else.</param>
/// <param name="AfterEffect">The request takes effect first, and only its answer is replaced.</param>
/// <param name="Drop">Reset the connection instead of answering.</param>
internal sealed record FaultThen(
    int? Status,
    double? RetryAfter,
    bool Global,
    int? DelayMs,
    bool AfterEffect,
    bool Drop
);

internal sealed class FaultRule(string world, FaultMatch match, FaultThen then, int times)
{
    private int seen;

    public string World => world;

    public FaultMatch Match => match;

    public FaultThen Then => then;

    /// <summary>How often it still acts.</summary>
    public int Left { get; private set; } = times;

    /// <summary>True when the rule acts on this request; counts it.</summary>
    public bool Takes(string method, string path)
    {
        if (Left == 0 || !Means(method, path))
        {
            return false;
        }

        seen++;
        if (match.Nth is { } nth && seen != nth)
        {
            return false;
        }

        Left--;
        return true;
    }

    private bool Means(string method, string path) =>
        (match.Method is null || match.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (match.Route is null || RoutePattern.Matches(match.Route, path));
}
