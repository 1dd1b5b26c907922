using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>THREAD_LIST_SYNC: the bot can see these channels now, with these active threads in them.
/// Source: https://discord.com/developers/docs/events/gateway-events#thread-list-sync</summary>
public sealed record ThreadsListed
{
    public Snowflake<Guild> GuildId { get; init; }

    /// <summary>Null: all of the guild.</summary>
    public IReadOnlyList<Snowflake<Channel>>? ChannelIds { get; init; }

    public IReadOnlyList<Channel> Threads
    {
        get => field ?? [];
        init;
    }
}
