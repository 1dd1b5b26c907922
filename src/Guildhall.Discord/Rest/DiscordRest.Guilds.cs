using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
    public Task<Guild> GetGuildAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        GetAsync(RestRequest.To(HttpMethod.Get, "guilds/{}", guild), DiscordJson.Default.Guild, cancellation);

    /// <summary>With about how many members there are, and how many of them are online.</summary>
    public Task<Guild> GetGuildWithCountsAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}", guild).WithQuery(("with_counts", true)),
            DiscordJson.Default.Guild,
            cancellation
        );

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
                .WithBody(role, DiscordJson.Default.CreateRole)
                .Because(reason),
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
                .WithBody(changes, DiscordJson.Default.ModifyRole)
                .Because(reason),
            DiscordJson.Default.Role,
            cancellation
        );

    public Task DeleteRoleAsync(
        Snowflake<Guild> guild,
        Snowflake<Role> role,
        string? reason,
        CancellationToken cancellation
    ) => SendAsync(RestRequest.To(HttpMethod.Delete, "guilds/{}/roles/{}", guild, role).Because(reason), cancellation);

    /// <summary>Moves roles; the rest shift. All roles come back. Source: PATCH /guilds/{guild.id}/roles</summary>
    public Task<IReadOnlyList<Role>> SetRolePositionsAsync(
        Snowflake<Guild> guild,
        IReadOnlyList<RolePosition> positions,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Patch, "guilds/{}/roles", guild)
                .WithBody(positions, WireJson.Default.IReadOnlyListRolePosition)
                .Because(reason),
            DiscordJson.Default.IReadOnlyListRole,
            cancellation
        );

    /// <summary>Needs MANAGE_GUILD. Source: PATCH /guilds/{guild.id}</summary>
    public Task<Guild> ModifyGuildAsync(
        Snowflake<Guild> guild,
        ModifyGuild changes,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Patch, "guilds/{}", guild)
                .WithBody(changes, DiscordJson.Default.ModifyGuild)
                .Because(reason),
            DiscordJson.Default.Guild,
            cancellation
        );

    /// <summary>Stops invites or direct messages between members for a while; needs MANAGE_GUILD.
    /// Source: PUT /guilds/{guild.id}/incident-actions</summary>
    public Task<IncidentsData> SetIncidentActionsAsync(
        Snowflake<Guild> guild,
        IncidentActions actions,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Put, "guilds/{}/incident-actions", guild)
                .WithBody(actions, DiscordJson.Default.IncidentActions)
                .Because(reason),
            DiscordJson.Default.IncidentsData,
            cancellation
        );

    /// <summary>How many members a prune would remove. Source: GET /guilds/{guild.id}/prune</summary>
    /// <param name="days">1–30 without being seen.</param>
    /// <param name="includeRoles">Members with these count too; without, only those with none.</param>
    public async Task<int> GetPruneCountAsync(
        Snowflake<Guild> guild,
        int days,
        IReadOnlyList<Snowflake<Role>> includeRoles,
        CancellationToken cancellation
    )
    {
        var roles = includeRoles.Count == 0 ? null : string.Join(',', includeRoles);
        var count = await GetAsync(
                RestRequest
                    .To(HttpMethod.Get, "guilds/{}/prune", guild)
                    .WithQuery(("days", days), ("include_roles", roles)),
                WireJson.Default.PruneCount,
                cancellation
            )
            .ConfigureAwait(false);
        return count.Pruned ?? 0;
    }

    /// <summary>Newest first. Needs VIEW_AUDIT_LOG. Source: GET /guilds/{guild.id}/audit-logs</summary>
    /// <param name="limit">1–100.</param>
    /// <param name="before">Only older ones.</param>
    public Task<AuditLog> GetAuditLogAsync(
        Snowflake<Guild> guild,
        AuditLogFilter filter,
        int limit,
        Snowflake<AuditLogEntry>? before,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Get, "guilds/{}/audit-logs", guild)
                .WithQuery(
                    ("user_id", filter.User),
                    ("target_id", filter.Target),
                    ("action_type", filter.ActionType),
                    ("limit", limit),
                    ("before", before)
                ),
            DiscordJson.Default.AuditLog,
            cancellation
        );

    /// <summary>All that Discord keeps (45 days), newest first, in pages of 100.</summary>
    public IAsyncEnumerable<AuditLogEntry> ReadAuditLogAsync(
        Snowflake<Guild> guild,
        AuditLogFilter filter,
        CancellationToken cancellation
    ) =>
        RestPages.ReadAsync<AuditLogEntry, Snowflake<AuditLogEntry>>(
            100,
            async before =>
                (
                    await GetAuditLogAsync(guild, filter, 100, before, cancellation).ConfigureAwait(false)
                ).AuditLogEntries,
            entry => entry.Id,
            cancellation
        );
}

internal sealed record PruneCount(int? Pruned);
