using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>What the checks need to know of a guild, as it is now.</summary>
/// <param name="Bot">The bot's own membership.</param>
/// <param name="FindChannel">Null for a channel that the guild does not have, or the bot does not see.</param>
internal sealed record GuildStanding(
    string Name,
    GuildRoles Roles,
    GuildSubject Bot,
    Func<Snowflake<Channel>, Channel?> FindChannel
)
{
    /// <summary>All that the bot sees.</summary>
    public Func<IReadOnlyCollection<Channel>> ListChannels { get; init; } = static () => [];

    public static GuildStanding? Of(CachedGuild guild) =>
        guild.Self is { } bot
            ? new(guild.Name, guild.Roles, bot, guild.TryGetChannel) { ListChannels = () => guild.Channels }
            : null;

    /// <summary>What the subject may do in the channel or thread, or without one in the guild as a whole. Null where the
    /// channel is not known. Of a private thread this takes the subject to be in it.</summary>
    public Permissions? PermissionsOf(GuildSubject subject, Snowflake<Channel>? place, DateTimeOffset now)
    {
        if (place is null)
        {
            return PermissionCalculator.InGuild(Roles, subject, now);
        }

        var channel = FindChannel(place.Value);
        if (channel is not { IsThread: true })
        {
            return channel is null ? null : PermissionCalculator.InChannel(Roles, subject, channel, now);
        }

        return channel.ParentId is { } above && FindChannel(above) is { } parent
            ? PermissionCalculator.InThread(Roles, subject, parent, channel, isThreadMember: true, now)
            : null;
    }

    public string NameOf(Snowflake<Role> role) => Roles.Roles.GetValueOrDefault(role)?.Name ?? role.ToString();
}
