using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>Which gated roles members were last seen with, and how the last comparison went.</summary>
internal sealed class RoleBook(Db db)
{
    public async Task<IReadOnlyDictionary<Snowflake<User>, RoleHolder>> HoldersAsync(
        TenantId tenant,
        Snowflake<Guild> guild,
        CancellationToken cancellation
    ) =>
        (await db.QueryAsync<Row>(RoleSql.Holders, new { Tenant = tenant, Guild = guild }, cancellation))
            .Select(row => row.ToHolder())
            .ToDictionary(holder => holder.User);

    /// <summary>Null before the members were read the first time.</summary>
    public Task<RoleRun?> TryRunAsync(TenantId tenant, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<RoleRun>(RoleSql.Run, new { Tenant = tenant }, cancellation);

    public static async Task<RoleHolder?> TryHolderAsync(
        Unit unit,
        TenantId tenant,
        Snowflake<Guild> guild,
        Snowflake<User> user
    ) =>
        (
            await unit.QuerySingleOrDefaultAsync<Row>(
                RoleSql.Holder,
                new
                {
                    Tenant = tenant,
                    Guild = guild,
                    User = user,
                }
            )
        )?.ToHolder();

    /// <summary>What was read takes the place of what was known, but for those of whom something newer was heard or done
    /// meanwhile.</summary>
    /// <param name="before">As it was known when the reading began; null where nothing of it is to be kept.</param>
    public static async Task ReplaceAsync(
        Unit unit,
        TenantId tenant,
        Snowflake<Guild> guild,
        IReadOnlyDictionary<Snowflake<User>, RoleHolder>? before,
        IReadOnlyList<RoleHolder> read
    )
    {
        var find = new { Tenant = tenant, Guild = guild };
        var rows = before is null ? [] : await unit.QueryAsync<Row>(RoleSql.Holders, find);
        var now = rows.Select(row => row.ToHolder()).ToDictionary(holder => holder.User);
        var newer = (before ?? now)
            .Keys.Union(now.Keys)
            .Where(user => !RoleHolder.AreSame(before!.GetValueOrDefault(user), now.GetValueOrDefault(user)))
            .ToHashSet();
        await unit.ExecuteAsync(RoleSql.Clear, find);
        var kept = now.Values.Where(holder => newer.Contains(holder.User));
        await PutAsync(unit, tenant, guild, [.. read.Where(holder => !newer.Contains(holder.User)), .. kept]);
    }

    /// <summary>Whoever is there and has none of the roles needs no row.</summary>
    public static async Task PutAsync(
        Unit unit,
        TenantId tenant,
        Snowflake<Guild> guild,
        IEnumerable<RoleHolder> holders
    )
    {
        foreach (var holder in holders)
        {
            var row = new
            {
                Tenant = tenant,
                Guild = guild,
                holder.User,
                Roles = RoleHolder.TextOf(holder.Roles),
                IsPresent = holder.IsPresent ? 1 : 0,
                Inherited = RoleHolder.TextOf(holder.Inherited),
                LeftAt = holder.IsPresent ? (DateTimeOffset?)null : holder.LeftAt ?? unit.Now,
            };
            var needsNone = holder is { IsPresent: true, Roles.Count: 0 };
            await unit.ExecuteAsync(needsNone ? RoleSql.Forget : RoleSql.Put, row);
        }
    }

    private sealed record Row(
        Snowflake<User> UserId,
        string Roles,
        bool IsPresent,
        string Inherited,
        DateTimeOffset? LeftAt
    )
    {
        public RoleHolder ToHolder() =>
            new()
            {
                User = UserId,
                Roles = RoleHolder.Parse(Roles),
                IsPresent = IsPresent,
                Inherited = RoleHolder.Parse(Inherited),
                LeftAt = LeftAt,
            };
    }
}

/// <summary>How the last comparison of roles went.</summary>
/// <param name="ReadAt">When the last reading of all members began.</param>
/// <param name="Drift">All differences so far that no change of ours explains.</param>
/// <param name="Problems">One a line.</param>
/// <param name="Watched">The gated roles when the members were read last, as <see cref="RoleHolder.TextOf"/>; null where that is not
/// known.</param>
/// <param name="Inherited">Members who keep a role that they had before it was gated.</param>
internal sealed record RoleRun(
    DateTimeOffset? ReadAt,
    DateTimeOffset RanAt,
    int Given,
    int Taken,
    int HeldBack,
    long Drift,
    string Problems,
    string? Watched,
    long Inherited,
    long Lost = 0
);
