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
            };
            var needsNone = holder is { IsPresent: true, Roles.Count: 0 };
            await unit.ExecuteAsync(needsNone ? RoleSql.Forget : RoleSql.Put, row);
        }
    }

    private sealed record Row(Snowflake<User> UserId, string Roles, bool IsPresent, string Inherited)
    {
        public RoleHolder ToHolder() =>
            new()
            {
                User = UserId,
                Roles = RoleHolder.Parse(Roles),
                IsPresent = IsPresent,
                Inherited = RoleHolder.Parse(Inherited),
            };
    }
}

/// <summary>How the last comparison of roles went.</summary>
/// <param name="ReadAt">When the members were read in full.</param>
/// <param name="Drift">All differences so far that no change of ours explains.</param>
/// <param name="Problems">One a line.</param>
internal sealed record RoleRun(
    DateTimeOffset? ReadAt,
    DateTimeOffset RanAt,
    int Given,
    int Taken,
    int HeldBack,
    long Drift,
    string Problems
);
