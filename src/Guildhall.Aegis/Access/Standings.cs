using System.Collections.Concurrent;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Access;

/// <summary>A guild's standing: from the gateway's cache, and in a process without a gateway from Discord itself.</summary>
internal sealed class Standings(GuildCache guilds, DiscordRest rest, TimeProvider time)
{
    private static readonly TimeSpan lifetime = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<Snowflake<Guild>, (GuildStanding Standing, DateTimeOffset ReadAt)> asked =
        new();

    /// <summary>At most 15 s old where there is no gateway.</summary>
    /// <exception cref="DiscordApiException">It had to be asked for, and the bot is not in the guild or Discord did not
    /// answer.</exception>
    public async Task<GuildStanding> GetAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        if (guilds.TryGet(guild) is { } cached && GuildStanding.Of(cached) is { } standing)
        {
            return standing;
        }

        var now = time.GetUtcNow();
        if (asked.TryGetValue(guild, out var known) && now - known.ReadAt < lifetime)
        {
            return known.Standing;
        }

        var read = await AskAsync(guild, cancellation);
        asked[guild] = (read, now);
        return read;
    }

    private async Task<GuildStanding> AskAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        var self = guilds.Self.IsEmpty ? (await rest.GetCurrentUserAsync(cancellation)).Id : guilds.Self;
        var outline = await rest.GetGuildAsync(guild, cancellation);
        var bot = await rest.GetMemberAsync(guild, self, cancellation);
        var channels = (await rest.GetGuildChannelsAsync(guild, cancellation)).ToDictionary(channel => channel.Id);
        return new(
            outline.Name,
            GuildRoles.Of(outline),
            new(self, bot.Roles) { TimedOutUntil = bot.CommunicationDisabledUntil },
            id => channels.GetValueOrDefault(id)
        )
        {
            ListChannels = () => channels.Values,
        };
    }
}
