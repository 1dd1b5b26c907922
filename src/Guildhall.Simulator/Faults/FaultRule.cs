namespace Guildhall.Simulator.Faults;

/// <summary>Which requests, or which moments of the gateway, a rule means. What is null matches everything.</summary>
/// <param name="Route">
/// A path with or without its prefix, <c>{name}</c> or <c>*</c> for one segment, <c>**</c> for the rest:
/// <c>/channels/{id}/messages</c>. Without a slash: any path that contains it.
/// </param>
/// <param name="Nth">Only the nth that matches, from 1.</param>
internal sealed record FaultMatch(string? Method, string? Route, int? Nth)
{
    /// <summary>The bot's name, user id or application id.</summary>
    public string? Bot { get; init; }

    /// <summary>The rate limit's bucket: its hash, or the name it has here.</summary>
    public string? Bucket { get; init; }

    public int? Shard { get; init; }

    /// <summary>An event's name, or one of <see cref="GatewayMoment"/>.</summary>
    public string? Event { get; init; }

    /// <summary>One session alone.</summary>
    public string? Session { get; init; }

    /// <summary>0 to 1; drawn from the seed, so that the same run draws the same.</summary>
    public double? Probability { get; init; }

    /// <summary>From when on, counted from the moment the rule was set.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>For how long, from its beginning.</summary>
    public TimeSpan? For { get; init; }
}

/// <summary>What happened, as a rule looks at it.</summary>
internal sealed record FaultSubject(string World)
{
    public string? Method { get; init; }

    public string? Path { get; init; }

    /// <summary>Every name that the bot answers to.</summary>
    public IReadOnlyList<string> Bot { get; init; } = [];

    public IReadOnlyList<string> Bucket { get; init; } = [];

    public int? Shard { get; init; }

    public string? Event { get; init; }

    public string? Session { get; init; }

    public override string ToString() => Path is null ? $"{Event} shard {Shard}" : $"{Method} {Path}";
}

/// <summary>Matcher, action, and how often it still acts.</summary>
/// <param name="times">Negative: for ever.</param>
internal sealed class FaultRule(string world, FaultMatch match, FaultThen then, int times)
{
    private int seen;

    public string World => world;

    public FaultMatch Match => match;

    public FaultThen Then => then;

    /// <summary>Counts up from 1; the engine gives it.</summary>
    public int Number { get; set; }

    public DateTimeOffset SetAt { get; set; }

    /// <summary>How often it still acts; negative: for ever.</summary>
    public int Left { get; private set; } = times;

    /// <summary>How often it has matched, whether or not it acted.</summary>
    public int Seen => seen;

    /// <summary>True when the rule acts on this; counts it.</summary>
    /// <param name="chance">Draws a number below 1 for the rule's nth match.</param>
    public bool Takes(FaultSubject subject, DateTimeOffset now, Func<FaultRule, int, double> chance)
    {
        if (Left == 0 || subject.World != world || !IsActive(now) || !Means(subject))
        {
            return false;
        }

        seen++;
        if (match.Nth is { } nth && seen != nth)
        {
            return false;
        }

        if (match.Probability is { } probability && chance(this, seen) >= probability)
        {
            return false;
        }

        Left = Left > 0 ? Left - 1 : Left;
        return true;
    }

    private bool IsActive(DateTimeOffset now)
    {
        var begins = SetAt + (match.After ?? TimeSpan.Zero);
        return now >= begins && (match.For is not { } length || now < begins + length);
    }

    private bool Means(FaultSubject subject) =>
        Same(match.Method, subject.Method)
        && (match.Route is null || (subject.Path is { } path && RoutePattern.Matches(match.Route, path)))
        && OneOf(match.Bot, subject.Bot)
        && OneOf(match.Bucket, subject.Bucket)
        && (match.Shard is null || match.Shard == subject.Shard)
        && MeansEvent(subject.Event)
        && (match.Session is null || match.Session == subject.Session);

    // Without a name an event is meant, never the opening of a connection.
    private bool MeansEvent(string? moment) =>
        match.Event is { } name ? Same(name, moment) : moment is null || !GatewayMoment.All.Contains(moment);

    private static bool Same(string? wanted, string? found) =>
        wanted is null || wanted.Equals(found, StringComparison.OrdinalIgnoreCase);

    private static bool OneOf(string? wanted, IReadOnlyList<string> found) =>
        wanted is null || found.Contains(wanted, StringComparer.OrdinalIgnoreCase);
}
