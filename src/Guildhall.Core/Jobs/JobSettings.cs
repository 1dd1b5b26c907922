namespace Guildhall.Core.Jobs;

/// <summary>How one kind of job is run.</summary>
public sealed record JobSettings
{
    /// <summary>Handlers of this kind at once in this process. Default 4.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Rows held at once, running or next. More than <see cref="Concurrency"/> only for kinds that take
    /// milliseconds: what is held here, no other replica runs. Default: <see cref="Concurrency"/>.</summary>
    public int? Batch { get; init; }

    /// <summary>Failures until the job is a dead letter. Default 5.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>After the first failure; doubled after each further one, of which between half and all is waited.
    /// Default 2 s.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Default 5 minutes.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A handler that runs longer is cancelled, which is a failure. Default 10 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    internal int Held => Math.Max(Batch ?? 0, Concurrency);
}
