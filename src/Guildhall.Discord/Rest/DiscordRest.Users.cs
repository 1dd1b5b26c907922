using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
    private const int OwnGuilds = 200;

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

    /// <summary>The servers that the bot is in, in part (id, name), by rising id.
    /// Source: GET /users/@me/guilds</summary>
    /// <param name="after">Only greater ids.</param>
    public Task<IReadOnlyList<Guild>> GetOwnGuildsAsync(Snowflake<Guild>? after, CancellationToken cancellation) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "users/@me/guilds").WithQuery(("limit", OwnGuilds), ("after", after)),
            DiscordJson.Default.IReadOnlyListGuild,
            cancellation
        );

    /// <summary>All of them, in pages of 200.</summary>
    public IAsyncEnumerable<Guild> ReadOwnGuildsAsync(CancellationToken cancellation) =>
        RestPages.ReadAsync<Guild, Snowflake<Guild>>(
            OwnGuilds,
            after => GetOwnGuildsAsync(after, cancellation),
            guild => guild.Id,
            cancellation
        );

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
