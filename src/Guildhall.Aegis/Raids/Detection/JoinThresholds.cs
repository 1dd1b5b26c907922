namespace Guildhall.Aegis.Raids.Detection;

/// <summary>From how many joins on a guild is alarmed. The defaults suit a server of any size.</summary>
internal sealed record JoinThresholds
{
    /// <summary>The shortest of the windows in which joins are counted.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Weighted joins in <see cref="Window"/>; five times as many of any kind do as well.</summary>
    public int WatchJoins { get; init; } = 10;

    /// <summary>Suspicious joins, weighted, in <see cref="Window"/>.</summary>
    public int RaidJoins { get; init; } = 30;

    /// <summary>As <see cref="RaidJoins"/>; 0 never locks down by itself.</summary>
    public int LockdownJoins { get; init; }

    /// <summary>An account younger than this is suspicious whatever invite it came by.</summary>
    public TimeSpan YoungAccount { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Codes of invites that the guild itself hands out, its vanity code too.</summary>
    public IReadOnlySet<string> OfficialInvites { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
