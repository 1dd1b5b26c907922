using Guildhall.Discord.Model;

namespace Guildhall.Discord;

/// <summary>How to reach Discord and as whom. Its text never shows the token.</summary>
public sealed record DiscordOptions
{
    /// <summary>The bot token, without <c>Bot </c>. Empty: nothing can be sent.</summary>
    public string Token { get; init; } = "";

    /// <summary>Versioned base address of the REST interface; <c>http</c> is allowed for a local Discord.</summary>
    public Uri Api { get; init; } = new("https://discord.com/api/v10");

    public Intents Intents { get; init; } = Intents.Guilds;

    /// <summary>Which shards this process runs; null for all of them.</summary>
    public IReadOnlyList<int>? Shards { get; init; }

    /// <summary>How many shards there are over all processes; null for Discord's recommendation, which is then asked for
    /// again when Discord says that there are too many guilds for the shards (with <see cref="Shards"/> null).</summary>
    public int? ShardCount { get; init; }

    /// <summary>Ask for the compressed gateway transport: a sixth of the bytes for about 4 µs more CPU an event.</summary>
    public bool UseCompression { get; init; }

    /// <summary>Requests per second over all buckets. Default 50, Discord's own limit for a bot.</summary>
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>How many guilds' events are handled at the same time. Default 4.</summary>
    public int EventWorkers { get; init; } = 4;

    /// <summary>Events that may wait for each worker before the socket is read no further. Default 4,096.</summary>
    public int EventQueueCapacity { get; init; } = 4_096;

    /// <summary>Bytes of events that may wait for each worker. Default 16 MiB; one event may pass it.</summary>
    public long EventQueueBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Contact in the User-Agent, which Discord asks for.</summary>
    public string UserAgent { get; init; } = "DiscordBot (https://guildhall.example, 1.0)";

    public override string ToString() => $"Discord at {Api}";
}
