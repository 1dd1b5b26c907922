using Guildhall.Aegis.Access;
using Guildhall.Aegis.Welcome;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>The guild as it is, for somebody who changes its settings now.</summary>
internal sealed class StandingPlaces(GuildStanding standing, Staff staff) : ISettingPlaces
{
    /// <summary>What is gone since is no obstacle: an earlier version comes back as it was.</summary>
    public bool TakesGone { get; init; }

    public IReadOnlyList<NamedId> Channels { get; } =
    [
        .. standing
            .ListChannels()
            .Select(channel => new NamedId(channel.Id.Value, channel.Name ?? "", KindOf(channel.Type))),
    ];

    public IReadOnlyList<NamedId> Roles { get; } =
    [.. standing.Roles.Roles.Values.Select(role => new NamedId(role.Id.Value, role.Name, "role"))];

    public string? ProblemOf(Snowflake<Channel> channel, bool isWrittenTo)
    {
        if (standing.FindChannel(channel) is not { } found)
        {
            return TakesGone ? null : $"This server has no channel {channel}.";
        }

        return isWrittenTo && !IsText(found)
            ? $"<#{channel}> is a {KindOf(found.Type)}; a text or announcement channel or a thread is needed, since messages go "
                + "there."
            : null;
    }

    public string? ProblemOf(Snowflake<Role> role, RoleUse use)
    {
        if (standing.Roles.Roles.GetValueOrDefault(role) is not { } found)
        {
            return TakesGone ? null : $"This server has no role {role}.";
        }

        return use switch
        {
            RoleUse.GivenToAll when staff.IsSystem => WelcomeRoles.Problem(standing, role),
            RoleUse.GivenToAll => WelcomeRoles.Check(standing, staff, role)?.Message,
            RoleUse.Given when found.Managed || role.As<Guild>() == staff.Guild =>
                $"The role <@&{role}> belongs to Discord or an integration, and nobody can give it. Choose another.",
            _ => null,
        };
    }

    private static bool IsText(Channel channel) =>
        channel.IsThread || channel.Type is ChannelType.GuildText or ChannelType.GuildAnnouncement;

    private static string KindOf(ChannelType type) =>
        type switch
        {
            ChannelType.GuildText => "text channel",
            ChannelType.GuildAnnouncement => "announcement channel",
            ChannelType.GuildVoice => "voice channel",
            ChannelType.GuildStageVoice => "stage",
            ChannelType.GuildCategory => "category",
            ChannelType.GuildForum => "forum",
            ChannelType.GuildMedia => "media channel",
            ChannelType.AnnouncementThread or ChannelType.PublicThread or ChannelType.PrivateThread => "thread",
            _ => "channel of another kind",
        };
}
