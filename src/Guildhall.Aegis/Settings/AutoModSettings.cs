using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>What holds for all rules; the rules themselves stand elsewhere.</summary>
internal sealed record AutoModSettings
{
    public bool Enabled { get; init; }

    /// <summary>Hits are posted there; null posts none.</summary>
    public Snowflake<Channel>? LogChannel { get; init; }

    public IReadOnlyList<Snowflake<Role>> ExemptRoles { get; init; } = [];

    public IReadOnlyList<Snowflake<User>> ExemptUsers { get; init; } = [];

    /// <summary>Channels, categories and threads.</summary>
    public IReadOnlyList<Snowflake<Channel>> ExemptChannels { get; init; } = [];

    public bool ExemptBots { get; init; }

    public bool ExemptWebhooks { get; init; }

    /// <summary>Whoever may moderate: Manage Messages, or a moderation right.</summary>
    public bool ExemptStaff { get; init; } = true;

    /// <summary>After a hit, further messages of the same user are deleted into the same case for so long.</summary>
    public TimeSpan Burst { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>So many equal votes decide a hit that a rule puts before staff.</summary>
    public int VoteQuorum { get; init; } = 1;

    /// <summary>After it nobody decided, and nothing is done.</summary>
    public TimeSpan VoteTime { get; init; } = TimeSpan.FromDays(1);
}
