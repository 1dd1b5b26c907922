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

    /// <summary>Where somebody is in voice.</summary>
    /// <exception cref="DiscordApiException">They are nowhere: <see cref="DiscordErrorCodes.UnknownVoiceState"/>.</exception>
    public Task<Gateway.Events.VoiceState> GetVoiceStateAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}/voice-states/{}", guild, user),
            DiscordJson.Default.VoiceState,
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
            RestRequest.To(HttpMethod.Get, "guilds/{}/members", guild).WithQuery(("limit", limit), ("after", after)),
            DiscordJson.Default.IReadOnlyListMember,
            cancellation
        );

    /// <summary>All members by rising id, in pages of 1,000; needs the privileged members intent.</summary>
    public IAsyncEnumerable<Member> ReadMembersAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        RestPages.ReadAsync<Member, Snowflake<User>>(
            1_000,
            after => GetMembersAsync(guild, 1_000, after, cancellation),
            member => member.User?.Id ?? default,
            cancellation
        );

    /// <summary>Whose name or nick begins so. Source: GET /guilds/{guild.id}/members/search</summary>
    /// <param name="limit">1–1,000.</param>
    public Task<IReadOnlyList<Member>> SearchMembersAsync(
        Snowflake<Guild> guild,
        string query,
        int limit,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Get, "guilds/{}/members/search", guild)
                .WithQuery(("query", query), ("limit", limit)),
            DiscordJson.Default.IReadOnlyListMember,
            cancellation
        );

    /// <summary>The bot's own nick; null takes it away.</summary>
    public Task<Member> SetOwnNickAsync(
        Snowflake<Guild> guild,
        string? nick,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Patch, "guilds/{}/members/@me", guild)
                .WithBody(new() { Nick = new(nick) }, DiscordJson.Default.ModifyMember)
                .Because(reason),
            DiscordJson.Default.Member,
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
                .WithBody(changes, DiscordJson.Default.ModifyMember)
                .Because(reason),
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
            RestRequest.To(HttpMethod.Put, "guilds/{}/members/{}/roles/{}", guild, user, role).Because(reason),
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
            RestRequest.To(HttpMethod.Delete, "guilds/{}/members/{}/roles/{}", guild, user, role).Because(reason),
            cancellation
        );

    /// <summary>Kicks.</summary>
    public Task RemoveMemberAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(RestRequest.To(HttpMethod.Delete, "guilds/{}/members/{}", guild, user).Because(reason), cancellation);

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
                .WithBody(new((int)deleteMessages.TotalSeconds), WireJson.Default.CreateBan)
                .Because(reason),
            cancellation
        );

    public Task RemoveBanAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        string? reason,
        CancellationToken cancellation
    ) => SendAsync(RestRequest.To(HttpMethod.Delete, "guilds/{}/bans/{}", guild, user).Because(reason), cancellation);

    /// <summary>By rising user id; needs BAN_MEMBERS. Source: GET /guilds/{guild.id}/bans</summary>
    /// <param name="limit">1–1,000.</param>
    /// <param name="after">Only greater ids.</param>
    public Task<IReadOnlyList<Ban>> GetBansAsync(
        Snowflake<Guild> guild,
        int limit,
        Snowflake<User>? after,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}/bans", guild).WithQuery(("limit", limit), ("after", after)),
            DiscordJson.Default.IReadOnlyListBan,
            cancellation
        );

    /// <summary>All bans, in pages of 1,000.</summary>
    public IAsyncEnumerable<Ban> ReadBansAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        RestPages.ReadAsync<Ban, Snowflake<User>>(
            1_000,
            after => GetBansAsync(guild, 1_000, after, cancellation),
            ban => ban.User.Id,
            cancellation
        );

    /// <summary>1–200 at once; needs BAN_MEMBERS and MANAGE_GUILD. Those whom it cannot ban are named, not an error, unless
    /// that is everyone. Source: POST /guilds/{guild.id}/bulk-ban</summary>
    /// <exception cref="DiscordApiException"><c>Code</c> 500000: none could be banned.</exception>
    public Task<BulkBanResult> BulkBanAsync(
        Snowflake<Guild> guild,
        IReadOnlyList<Snowflake<User>> users,
        TimeSpan deleteMessages,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Post, "guilds/{}/bulk-ban", guild)
                .WithBody(new(users, (int)deleteMessages.TotalSeconds), WireJson.Default.BulkBan)
                .Because(reason) with
            {
                IsRetrySafe = true,
            },
            DiscordJson.Default.BulkBanResult,
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

internal sealed record BulkBan(IReadOnlyList<Snowflake<User>> UserIds, int DeleteMessageSeconds);

internal sealed record CreateBan(int DeleteMessageSeconds);
