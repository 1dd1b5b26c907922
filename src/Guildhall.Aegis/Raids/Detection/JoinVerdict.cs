namespace Guildhall.Aegis.Raids.Detection;

/// <summary>What one join means.</summary>
/// <param name="Suspicion">Of the one who joined: 0–1,000.</param>
/// <param name="Level">What the joins up to this one call for.</param>
internal sealed record JoinVerdict(int Suspicion, RaidLevel Level)
{
    public static JoinVerdict Calm { get; } = new(0, RaidLevel.Normal);

    /// <summary>For staff: what was counted, in how long. Null at <see cref="RaidLevel.Normal"/>.</summary>
    public string? Why { get; init; }

    /// <summary>Where the joins began that called for it.</summary>
    public DateTimeOffset Since { get; init; }

    public bool IsSuspicious => Suspicion >= JoinSuspicion.Suspicious;
}
