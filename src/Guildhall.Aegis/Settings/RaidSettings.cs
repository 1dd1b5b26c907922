using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>When joins become a raid, and what is done about it.</summary>
internal sealed record RaidSettings
{
    public bool Enabled { get; init; } = true;

    /// <summary>In which joins are counted.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Joins in the window, weighted by how suspicious the accounts are, that raise the level.</summary>
    public int WatchJoins { get; init; } = 10;

    public int RaidJoins { get; init; } = 30;

    /// <summary>0 never locks down by itself.</summary>
    public int LockdownJoins { get; init; }

    /// <summary>How long a level stays after what raised it.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Accounts younger than this weigh more.</summary>
    public TimeSpan YoungAccount { get; init; } = TimeSpan.FromDays(7);

    public bool PauseInvites { get; init; } = true;

    public bool PauseDms { get; init; } = true;

    /// <summary>Given to who is held during a raid; null holds by Discord's time-out.</summary>
    public Snowflake<Role>? QuarantineRole { get; init; }

    /// <summary>What is done to raiders without being asked. Join rate alone never bans by default.</summary>
    public RaidResponse Response { get; init; } = RaidResponse.Hold;

    /// <summary>Codes whose joins do not count as long as the accounts are not young: <c>our-server</c>.</summary>
    public IReadOnlyList<string> OfficialInvites { get; init; } = [];
}

internal enum RaidResponse
{
    [JsonStringEnumMemberName("alert")]
    Alert,

    [JsonStringEnumMemberName("hold")]
    Hold,

    [JsonStringEnumMemberName("kick")]
    Kick,

    [JsonStringEnumMemberName("ban")]
    Ban,
}
