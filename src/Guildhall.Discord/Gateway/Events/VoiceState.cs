using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>VOICE_STATE_UPDATE: where somebody is in voice.
/// Source: https://discord.com/developers/docs/events/gateway-events#voice-state-update</summary>
public sealed record VoiceState
{
    public Snowflake<Guild>? GuildId { get; init; }

    /// <summary>Null: has left.</summary>
    public Snowflake<Channel>? ChannelId { get; init; }

    public Snowflake<User> UserId { get; init; }

    public Member? Member { get; init; }

    public string SessionId
    {
        get => field ?? "";
        init;
    }

    /// <summary>By the server.</summary>
    public bool Deaf { get; init; }

    /// <summary>By the server.</summary>
    public bool Mute { get; init; }

    public bool SelfDeaf { get; init; }

    public bool SelfMute { get; init; }

    public bool SelfStream { get; init; }

    public bool SelfVideo { get; init; }

    public bool Suppress { get; init; }

    public DateTimeOffset? RequestToSpeakTimestamp { get; init; }
}
