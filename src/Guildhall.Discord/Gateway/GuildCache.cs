using System.Collections.Concurrent;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway;

/// <summary>The guilds that the bot is in, kept from events before subscribers see them. No members, no messages.</summary>
public sealed class GuildCache : IGatewaySubscriber
{
    private readonly ConcurrentDictionary<Snowflake<Guild>, CachedGuild> guilds = new();

    /// <summary>The bot's own user; empty until the first READY.</summary>
    public Snowflake<User> Self { get; internal set; }

    /// <summary>The bot's application; empty until the first READY.</summary>
    public Snowflake<Application> Application { get; internal set; }

    public int Count => guilds.Count;

    public IEnumerable<CachedGuild> Guilds => guilds.Values;

    /// <summary>Null for a guild that the bot is not in, or whose GUILD_CREATE has not come yet.</summary>
    public CachedGuild? TryGet(Snowflake<Guild> guild) => guilds.GetValueOrDefault(guild);

    public bool Wants(string type) =>
        type
            is "GUILD_CREATE"
                or "GUILD_UPDATE"
                or "GUILD_DELETE"
                or "GUILD_ROLE_CREATE"
                or "GUILD_ROLE_UPDATE"
                or "GUILD_ROLE_DELETE"
                or "CHANNEL_CREATE"
                or "CHANNEL_UPDATE"
                or "CHANNEL_DELETE"
                or "THREAD_CREATE"
                or "THREAD_UPDATE"
                or "THREAD_DELETE"
                or "GUILD_MEMBER_UPDATE";

    public Task HandleAsync(GatewayEvent received, CancellationToken cancellation)
    {
        if (received.GuildId is { } guild)
        {
            Apply(received, guild);
        }

        return Task.CompletedTask;
    }

    private void Apply(GatewayEvent received, Snowflake<Guild> id)
    {
        switch (received.Type)
        {
            case "GUILD_CREATE" or "GUILD_UPDATE":
                guilds.GetOrAdd(id, key => new(key)).Replace(received.Read(WireJson.Default.GuildState), Self);
                break;
            case "GUILD_DELETE":
                Leave(received, id);
                break;
            default:
                if (TryGet(id) is { } known)
                {
                    Apply(received, known);
                }

                break;
        }
    }

    private void Apply(GatewayEvent received, CachedGuild guild)
    {
        switch (received.Type)
        {
            case "GUILD_ROLE_CREATE"
            or "GUILD_ROLE_UPDATE" when received.Read(WireJson.Default.RoleEvent).Role is { } role:
                guild.Put(role);
                break;
            case "GUILD_ROLE_DELETE" when received.Read(WireJson.Default.RoleEvent).RoleId is { } role:
                guild.Remove(role);
                break;
            case "CHANNEL_CREATE" or "CHANNEL_UPDATE" or "THREAD_CREATE" or "THREAD_UPDATE":
                guild.Put(received.Read(DiscordJson.Default.Channel));
                break;
            case "CHANNEL_DELETE" or "THREAD_DELETE":
                guild.Remove(received.Read(DiscordJson.Default.Channel).Id);
                break;
            case "GUILD_MEMBER_UPDATE":
                var member = received.Read(WireJson.Default.MemberUpdateEvent);
                if (member.User?.Id == Self)
                {
                    guild.SetSelf(new(Self, member.Roles ?? []) { TimedOutUntil = member.CommunicationDisabledUntil });
                }

                break;
        }
    }

    // An outage is not a removal: what is known of the guild stays.
    private void Leave(GatewayEvent received, Snowflake<Guild> id)
    {
        if (received.Read(WireJson.Default.GuildState).Unavailable)
        {
            TryGet(id)?.BecomeUnavailable();
        }
        else
        {
            guilds.TryRemove(id, out _);
        }
    }
}
