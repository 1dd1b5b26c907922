using System.Collections.Concurrent;
using Guildhall.Aegis.Access;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Settings;

/// <summary>Channels that a guild never set and that are plainly meant: the only one of that name which @everyone cannot
/// read and the bot can write to.</summary>
internal sealed class DefaultChannels(GuildCache guilds, Standings standings, DiscordRest rest, TimeProvider time)
{
    private const Permissions Needed = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;

    // A process without a gateway asks Discord; a new channel may wait so long.
    private static readonly TimeSpan lifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);
    private static readonly string[] modLog = ["mod-log", "modlog"];
    private static readonly string[] appeals = ["appeals"];

    private readonly ConcurrentDictionary<Snowflake<Guild>, (FoundChannels Found, long At)> known = new();

    public async ValueTask<FoundChannels> FindAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        if (guilds.TryGet(guild) is { } cached && GuildStanding.Of(cached) is { } standing)
        {
            return Find(standing, cached.Channels);
        }

        var now = time.GetTimestamp();
        if (known.TryGetValue(guild, out var entry) && time.GetElapsedTime(entry.At, now) < lifetime)
        {
            return entry.Found;
        }

        var found = await AskAsync(guild, cancellation);
        known[guild] = (found, now);
        return found;
    }

    private async Task<FoundChannels> AskAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        try
        {
            var channels = await rest.With(RestPriority.Log, patience).GetGuildChannelsAsync(guild, cancellation);
            return Find(await standings.GetAsync(guild, cancellation), channels);
        }
        catch (DiscordApiException)
        {
            // A guess is not worth an error.
            return new(null, null);
        }
    }

    private FoundChannels Find(GuildStanding standing, IReadOnlyList<Channel> channels) =>
        new(Only(standing, channels, modLog), Only(standing, channels, appeals));

    private Snowflake<Channel>? Only(GuildStanding standing, IReadOnlyList<Channel> channels, string[] names)
    {
        Channel? only = null;
        foreach (var channel in channels)
        {
            if (
                channel.Type != ChannelType.GuildText
                || !names.Contains(channel.Name, StringComparer.OrdinalIgnoreCase)
            )
            {
                continue;
            }

            if (only is not null)
            {
                return null;
            }

            only = channel;
        }

        return only is not null && IsForStaff(standing, only) ? only.Id : null;
    }

    private bool IsForStaff(GuildStanding standing, Channel channel)
    {
        var now = time.GetUtcNow();
        var everyone = new GuildSubject(default, []);
        return !PermissionCalculator.InChannel(standing.Roles, everyone, channel, now).HasFlag(Permissions.ViewChannel)
            && PermissionCalculator.InChannel(standing.Roles, standing.Bot, channel, now).HasFlag(Needed);
    }
}

internal sealed record FoundChannels(Snowflake<Channel>? ModLog, Snowflake<Channel>? Appeals)
{
    /// <summary>The settings with them where none is set.</summary>
    public GuildSettings Complete(GuildSettings stored) =>
        stored with
        {
            ModLog = stored.ModLog with { Channel = stored.ModLog.Channel ?? ModLog },
            Appeals = stored.Appeals with { Channel = stored.Appeals.Channel ?? Appeals },
        };

    /// <summary>By the path of the setting that they stand in for.</summary>
    public Snowflake<Channel>? Of(string path) =>
        path switch
        {
            "modLog.channel" => ModLog,
            "appeals.channel" => Appeals,
            _ => null,
        };
}
