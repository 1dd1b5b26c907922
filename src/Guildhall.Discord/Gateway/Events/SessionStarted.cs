using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>READY: a shard's session begins anew. It names every guild of the shard, also those of an outage.
/// Source: https://discord.com/developers/docs/events/gateway-events#ready</summary>
public sealed record SessionStarted
{
    public IReadOnlyList<GuildGone> Guilds
    {
        get => field ?? [];
        init;
    }

    /// <summary>The shard's number and how many there are; absent where there is one.</summary>
    public IReadOnlyList<int> Shard
    {
        get => field ?? [];
        init;
    }

    /// <summary>Whether a guild's events come over this shard.
    /// Source: https://discord.com/developers/docs/events/gateway#sharding-sharding-formula</summary>
    public bool Serves(Snowflake<Guild> guild) =>
        Shard is not [var number, var count] || count <= 1 || (guild.Value >> 22) % (ulong)count == (ulong)number;
}
