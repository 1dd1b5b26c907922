using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
    public Task<Guild> GetGuildAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        GetAsync(RestRequest.To(HttpMethod.Get, "guilds/{}", guild), DiscordJson.Default.Guild, cancellation);

    /// <summary>Without threads.</summary>
    public Task<IReadOnlyList<Channel>> GetGuildChannelsAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}/channels", guild),
            DiscordJson.Default.IReadOnlyListChannel,
            cancellation
        );

    public Task<IReadOnlyList<Role>> GetRolesAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}/roles", guild),
            DiscordJson.Default.IReadOnlyListRole,
            cancellation
        );

    public Task<Role> CreateRoleAsync(
        Snowflake<Guild> guild,
        CreateRole role,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Post, "guilds/{}/roles", guild)
                .WithBody(role, DiscordJson.Default.CreateRole) with
            {
                Reason = reason,
            },
            DiscordJson.Default.Role,
            cancellation
        );

    public Task<Role> ModifyRoleAsync(
        Snowflake<Guild> guild,
        Snowflake<Role> role,
        ModifyRole changes,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Patch, "guilds/{}/roles/{}", guild, role)
                .WithBody(changes, DiscordJson.Default.ModifyRole) with
            {
                Reason = reason,
            },
            DiscordJson.Default.Role,
            cancellation
        );

    public Task DeleteRoleAsync(
        Snowflake<Guild> guild,
        Snowflake<Role> role,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(HttpMethod.Delete, "guilds/{}/roles/{}", guild, role) with
            {
                Reason = reason,
            },
            cancellation
        );

    /// <summary>Newest first. Source: GET /guilds/{guild.id}/audit-logs</summary>
    /// <param name="actionType">Of Discord's audit log events; null for all.</param>
    /// <param name="limit">1–100.</param>
    public Task<AuditLog> GetAuditLogAsync(
        Snowflake<Guild> guild,
        int? actionType,
        int limit,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}/audit-logs", guild) with
            {
                Query = $"?limit={limit}" + (actionType is { } type ? $"&action_type={type}" : ""),
            },
            DiscordJson.Default.AuditLog,
            cancellation
        );
}
