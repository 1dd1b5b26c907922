using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>INVITE_CREATE. Source: https://discord.com/developers/docs/events/gateway-events#invite-create</summary>
public sealed record InviteCreated
{
    public string Code
    {
        get => field ?? "";
        init;
    }

    public Snowflake<Channel> ChannelId { get; init; }

    public Snowflake<Guild>? GuildId { get; init; }

    public User? Inviter { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Seconds; 0 is for ever.</summary>
    public int MaxAge { get; init; }

    /// <summary>0 is without limit.</summary>
    public int MaxUses { get; init; }

    public int Uses { get; init; }

    /// <summary>Members leave again when they disconnect.</summary>
    public bool Temporary { get; init; }
}
