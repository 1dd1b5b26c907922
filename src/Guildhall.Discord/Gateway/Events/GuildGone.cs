using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>GUILD_DELETE. Source: https://discord.com/developers/docs/events/gateway-events#guild-delete</summary>
public sealed record GuildGone
{
    public Snowflake<Guild> Id { get; init; }

    /// <summary>True: an outage. False: the bot is no longer a member.</summary>
    public bool Unavailable { get; init; }
}
