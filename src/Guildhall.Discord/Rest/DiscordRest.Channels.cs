using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
    public Task<Channel> GetChannelAsync(Snowflake<Channel> channel, CancellationToken cancellation) =>
        GetAsync(RestRequest.To(HttpMethod.Get, "channels/{}", channel), DiscordJson.Default.Channel, cancellation);

    /// <summary>Needs MANAGE_CHANNELS. Source: POST /guilds/{guild.id}/channels</summary>
    public Task<Channel> CreateChannelAsync(
        Snowflake<Guild> guild,
        CreateChannel channel,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Post, "guilds/{}/channels", guild)
                .WithBody(channel, DiscordJson.Default.CreateChannel)
                .Because(reason),
            DiscordJson.Default.Channel,
            cancellation
        );

    /// <summary>Channels and threads. Source: PATCH /channels/{channel.id}</summary>
    public Task<Channel> ModifyChannelAsync(
        Snowflake<Channel> channel,
        ModifyChannel changes,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Patch, "channels/{}", channel)
                .WithBody(changes, DiscordJson.Default.ModifyChannel) with
            {
                Reason = reason,
                Deed = changes.Name is not null || changes.Topic.HasValue ? "name or topic" : null,
            },
            DiscordJson.Default.Channel,
            cancellation
        );

    public Task DeleteChannelAsync(Snowflake<Channel> channel, string? reason, CancellationToken cancellation) =>
        SendAsync(RestRequest.To(HttpMethod.Delete, "channels/{}", channel).Because(reason), cancellation);

    public Task SetOverwriteAsync(
        Snowflake<Channel> channel,
        Overwrite overwrite,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest
                .To(HttpMethod.Put, "channels/{}/permissions/{}", channel, overwrite.Id)
                .WithBody(new(overwrite.Type, overwrite.Allow, overwrite.Deny), WireJson.Default.OverwriteChange)
                .Because(reason),
            cancellation
        );

    public Task DeleteOverwriteAsync(
        Snowflake<Channel> channel,
        Snowflake<AnyEntity> roleOrMember,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(HttpMethod.Delete, "channels/{}/permissions/{}", channel, roleOrMember).Because(reason),
            cancellation
        );

    /// <summary>Order and categories, in one act. Source: PATCH /guilds/{guild.id}/channels</summary>
    public Task SetChannelPositionsAsync(
        Snowflake<Guild> guild,
        IReadOnlyList<ChannelPosition> positions,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest
                .To(HttpMethod.Patch, "guilds/{}/channels", guild)
                .WithBody(positions, WireJson.Default.IReadOnlyListChannelPosition)
                .Because(reason),
            cancellation
        );

    /// <summary>Needs MANAGE_CHANNELS.</summary>
    public Task<IReadOnlyList<Invite>> GetChannelInvitesAsync(
        Snowflake<Channel> channel,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "channels/{}/invites", channel),
            DiscordJson.Default.IReadOnlyListInvite,
            cancellation
        );

    /// <summary>Needs CREATE_INSTANT_INVITE. Source: POST /channels/{channel.id}/invites</summary>
    public Task<Invite> CreateInviteAsync(
        Snowflake<Channel> channel,
        CreateInvite invite,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Post, "channels/{}/invites", channel)
                .WithBody(invite, DiscordJson.Default.CreateInvite)
                .Because(reason),
            DiscordJson.Default.Invite,
            cancellation
        );

    /// <summary>Needs MANAGE_GUILD.</summary>
    public Task<IReadOnlyList<Invite>> GetGuildInvitesAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}/invites", guild),
            DiscordJson.Default.IReadOnlyListInvite,
            cancellation
        );

    /// <exception cref="DiscordApiException"><c>Code</c> 10006: no such invite, or it has ended.</exception>
    public Task<Invite> GetInviteAsync(string code, CancellationToken cancellation) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "invites/{}", code).WithQuery(("with_counts", true)),
            DiscordJson.Default.Invite,
            cancellation
        );

    /// <summary>Needs MANAGE_CHANNELS in its channel, or MANAGE_GUILD.</summary>
    public Task<Invite> DeleteInviteAsync(string code, string? reason, CancellationToken cancellation) =>
        GetAsync(
            RestRequest.To(HttpMethod.Delete, "invites/{}", code).Because(reason),
            DiscordJson.Default.Invite,
            cancellation
        );
}

internal sealed record OverwriteChange(OverwriteType Type, Permissions Allow, Permissions Deny);
