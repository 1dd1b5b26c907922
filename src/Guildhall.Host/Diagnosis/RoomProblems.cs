using System.Globalization;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Announcements;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Gating.Roles;

namespace Guildhall.Host.Diagnosis;

/// <summary>What of a community's section is not so in its server, a sentence each. Pure.</summary>
internal static class RoomProblems
{
    private const Permissions Needed = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;

    public static IEnumerable<string> Of(
        Community community,
        GuildRoles roles,
        GuildSubject bot,
        IReadOnlyList<Channel> channels,
        DateTimeOffset now
    ) =>
        [
            .. GateRoles.Of(community.Roles, roles, bot, now).Problems,
            .. Channels(community, channels, channel => PermissionCalculator.InChannel(roles, bot, channel, now)),
            .. Shared(community, channels),
            .. community
                .Tracked.Where(named => !channels.Any(channel => IsNamed(named, channel.Id.Value, channel.Name)))
                .Select(named =>
                    $"The channel or category \"{named}\" of sietch.activity.channels is not in this server: nothing there counts."
                ),
        ];

    /// <param name="servers">That the bot is in.</param>
    public static string Absent(Community community, IEnumerable<(Snowflake<Guild> Id, string Name)> servers)
    {
        var own = servers.Select(server => $"{server.Name} ({server.Id})").ToList();
        return own.Count == 0
            ? $"the bot is in no server; invite it to \"{community.Guild}\""
            : $"the bot is in no server \"{community.Guild}\" that this tenant serves: invite it, or name another under sietch.guild and guilds. It is in {string.Join(", ", own)}";
    }

    public static bool IsNamed(string named, ulong id, string? name) =>
        named.Trim() == id.ToString(CultureInfo.InvariantCulture)
        || string.Equals(named.Trim(), name, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Channels(
        Community community,
        IReadOnlyList<Channel> channels,
        Func<Channel, Permissions> allowed
    )
    {
        foreach (var (place, named) in community.Channels.All)
        {
            if (named is null)
            {
                continue;
            }

            if (Noticeboard.ChannelOf(channels, named) is not { } channel)
            {
                yield return $"The channel \"{named}\" of sietch.channels.{place} is not in this server, or the bot does not see it. Make it, or name another.";
            }
            else if (!Noticeboard.TakesMessages(channel))
            {
                yield return $"The channel \"{named}\" of sietch.channels.{place} is {Kind(channel)}, where no plain message can be posted. Name a text channel.";
            }
            else if (!channel.IsThread && (allowed(channel) & Needed) != Needed)
            {
                yield return $"In the channel \"{channel.Name}\" of sietch.channels.{place} the bot lacks {Needed & ~allowed(channel)}. Grant it there.";
            }
        }
    }

    /// <summary>One that is named by id in one place and by name in another, which the file alone cannot tell.</summary>
    private static IEnumerable<string> Shared(Community community, IReadOnlyList<Channel> channels) =>
        community
            .Channels.All.Where(entry => entry.Channel is not null)
            .Select(entry => (entry.Name, Found: Noticeboard.ChannelOf(channels, entry.Channel!)))
            .Where(entry => entry.Found is not null)
            .GroupBy(entry => entry.Found!.Id)
            .Where(same => same.Count() > 1)
            .Select(same =>
                $"The channel \"{same.First().Found!.Name}\" is named for {string.Join(" and ", same.Select(entry => $"sietch.channels.{entry.Name}"))}; each needs one of its own."
            );

    private static string Kind(Channel channel) =>
        channel.Type switch
        {
            ChannelType.GuildForum => "a forum",
            ChannelType.GuildMedia => "a media channel",
            ChannelType.GuildCategory => "a category",
            _ => "of another kind",
        };
}
