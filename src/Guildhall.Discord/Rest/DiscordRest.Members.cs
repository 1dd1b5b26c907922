using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
    public Task<Member> GetMemberAsync(Snowflake<Guild> guild, Snowflake<User> user, CancellationToken cancellation) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}/members/{}", guild, user),
            DiscordJson.Default.Member,
            cancellation
        );

    /// <summary>By rising id; needs the privileged members intent.</summary>
    /// <param name="limit">1–1,000.</param>
    /// <param name="after">Only greater ids.</param>
    public Task<IReadOnlyList<Member>> GetMembersAsync(
        Snowflake<Guild> guild,
        int limit,
        Snowflake<User>? after,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}/members", guild) with
            {
                Query = $"?limit={limit}" + (after is { } id ? $"&after={id}" : ""),
            },
            DiscordJson.Default.IReadOnlyListMember,
            cancellation
        );

    /// <summary>Nick, roles, time-out and voice. Source: PATCH /guilds/{guild.id}/members/{user.id}</summary>
    public Task<Member> ModifyMemberAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        ModifyMember changes,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Patch, "guilds/{}/members/{}", guild, user)
                .WithBody(changes, DiscordJson.Default.ModifyMember) with
            {
                Reason = reason,
            },
            DiscordJson.Default.Member,
            cancellation
        );

    public Task AddRoleAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        Snowflake<Role> role,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(HttpMethod.Put, "guilds/{}/members/{}/roles/{}", guild, user, role) with
            {
                Reason = reason,
            },
            cancellation
        );

    public Task RemoveRoleAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        Snowflake<Role> role,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(HttpMethod.Delete, "guilds/{}/members/{}/roles/{}", guild, user, role) with
            {
                Reason = reason,
            },
            cancellation
        );

    /// <summary>Kicks.</summary>
    public Task RemoveMemberAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(HttpMethod.Delete, "guilds/{}/members/{}", guild, user) with
            {
                Reason = reason,
            },
            cancellation
        );

    /// <param name="deleteMessages">Of this long, 0–7 days.</param>
    public Task CreateBanAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        TimeSpan deleteMessages,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest
                .To(HttpMethod.Put, "guilds/{}/bans/{}", guild, user)
                .WithBody(new((int)deleteMessages.TotalSeconds), WireJson.Default.CreateBan) with
            {
                Reason = reason,
            },
            cancellation
        );

    public Task RemoveBanAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(HttpMethod.Delete, "guilds/{}/bans/{}", guild, user) with
            {
                Reason = reason,
            },
            cancellation
        );

    /// <exception cref="DiscordApiException"><c>Code</c> 10026: not banned.</exception>
    public Task<Ban> GetBanAsync(Snowflake<Guild> guild, Snowflake<User> user, CancellationToken cancellation) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}/bans/{}", guild, user),
            DiscordJson.Default.Ban,
            cancellation
        );
}

internal sealed record CreateBan(int DeleteMessageSeconds);
