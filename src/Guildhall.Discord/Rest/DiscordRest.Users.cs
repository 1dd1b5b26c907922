using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
    /// <summary>Where to connect, how many shards, and how many sessions may still be started.
    /// Source: GET /gateway/bot</summary>
    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellation) =>
        GetAsync(RestRequest.To(HttpMethod.Get, "gateway/bot"), DiscordJson.Default.GatewayBot, cancellation);

    public Task<User> GetCurrentUserAsync(CancellationToken cancellation) =>
        GetAsync(RestRequest.To(HttpMethod.Get, "users/@me"), DiscordJson.Default.User, cancellation);

    public Task<Application> GetCurrentApplicationAsync(CancellationToken cancellation) =>
        GetAsync(RestRequest.To(HttpMethod.Get, "applications/@me"), DiscordJson.Default.Application, cancellation);

    public Task<User> GetUserAsync(Snowflake<User> user, CancellationToken cancellation) =>
        GetAsync(RestRequest.To(HttpMethod.Get, "users/{}", user), DiscordJson.Default.User, cancellation);

    public Task LeaveGuildAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        SendAsync(RestRequest.To(HttpMethod.Delete, "users/@me/guilds/{}", guild), cancellation);

    /// <summary>The channel with that user; the same each time. Whether messages arrive is the user's choice.</summary>
    public Task<Channel> CreateDmAsync(Snowflake<User> recipient, CancellationToken cancellation) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Post, "users/@me/channels")
                .WithBody(new(recipient), WireJson.Default.CreateDm) with
            {
                IsRetrySafe = true,
            },
            DiscordJson.Default.Channel,
            cancellation
        );
}

internal sealed record CreateDm(Snowflake<User> RecipientId);
