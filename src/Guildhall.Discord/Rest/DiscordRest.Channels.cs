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
                .WithBody(channel, DiscordJson.Default.CreateChannel) with
            {
                Reason = reason,
            },
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
        SendAsync(RestRequest.To(HttpMethod.Delete, "channels/{}", channel) with { Reason = reason }, cancellation);

    public Task SetOverwriteAsync(
        Snowflake<Channel> channel,
        Overwrite overwrite,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest
                .To(HttpMethod.Put, "channels/{}/permissions/{}", channel, overwrite.Id)
                .WithBody(new(overwrite.Type, overwrite.Allow, overwrite.Deny), WireJson.Default.OverwriteChange) with
            {
                Reason = reason,
            },
            cancellation
        );

    public Task DeleteOverwriteAsync(
        Snowflake<Channel> channel,
        Snowflake<AnyEntity> roleOrMember,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(HttpMethod.Delete, "channels/{}/permissions/{}", channel, roleOrMember) with
            {
                Reason = reason,
            },
            cancellation
        );

    public Task<Channel> CreateThreadAsync(
        Snowflake<Channel> channel,
        CreateThread thread,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Post, "channels/{}/threads", channel)
                .WithBody(thread, DiscordJson.Default.CreateThread) with
            {
                Reason = reason,
            },
            DiscordJson.Default.Channel,
            cancellation
        );

    public Task AddThreadMemberAsync(Snowflake<Channel> thread, Snowflake<User> user, CancellationToken cancellation) =>
        SendAsync(RestRequest.To(HttpMethod.Put, "channels/{}/thread-members/{}", thread, user), cancellation);
}

internal sealed record OverwriteChange(OverwriteType Type, Permissions Allow, Permissions Deny);
