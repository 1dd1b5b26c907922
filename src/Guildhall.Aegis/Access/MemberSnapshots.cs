using System.Globalization;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>
/// The last known roles of people of rank, because Discord does not say which roles somebody had who left. Kept only for
/// those who hold a role at or above the lowest one that moderates, so it is as small as a guild's staff.
/// </summary>
internal sealed class MemberSnapshots(Db db, TimeProvider time)
{
    private const Permissions Moderating =
        Permissions.Administrator
        | Permissions.ManageGuild
        | Permissions.ManageRoles
        | Permissions.ManageChannels
        | Permissions.ManageMessages
        | Permissions.ManageNicknames
        | Permissions.KickMembers
        | Permissions.BanMembers
        | Permissions.ModerateMembers
        | Permissions.MuteMembers
        | Permissions.MoveMembers;

    /// <summary>How long somebody who left is remembered.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(730);

    /// <summary>Rows of people who left that one guild keeps, newest first.</summary>
    public const int LongestList = 10_000;

    /// <summary>Empty for somebody who is not known.</summary>
    public async Task<IReadOnlyList<Snowflake<Role>>> RolesOfAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        var roles = await db.QuerySingleOrDefaultAsync<string>(
            MemberSnapshotSql.Roles,
            new { Guild = guild, User = user },
            cancellation
        );
        return Read(roles ?? "");
    }

    /// <summary>Everybody of rank who left, with the last known roles.</summary>
    public async Task<IReadOnlyDictionary<Snowflake<User>, IReadOnlyList<Snowflake<Role>>>> DepartedAsync(
        Snowflake<Guild> guild,
        CancellationToken cancellation
    )
    {
        var rows = await db.QueryAsync<KnownMember>(MemberSnapshotSql.Departed, new { Guild = guild }, cancellation);
        return rows.ToDictionary(row => row.UserId, row => Read(row.Roles));
    }

    /// <summary>Remembers those of rank among them, and forgets those who have lost it.</summary>
    public async Task RememberAsync(
        GuildRoles guild,
        IReadOnlyCollection<(Snowflake<User> User, IReadOnlyList<Snowflake<Role>> Roles)> members,
        CancellationToken cancellation
    )
    {
        var floor = Floor(guild);
        var known = (
            await db.QueryAsync<KnownMember>(MemberSnapshotSql.Present, new { Guild = guild.Guild }, cancellation)
        ).ToDictionary(row => row.UserId, row => row.Roles);
        var now = time.GetUtcNow();
        List<object> kept = [];
        List<object> gone = [];
        foreach (var (user, roles) in members)
        {
            if (IsOfRank(guild, floor, roles))
            {
                var text = string.Join(',', roles.Order());
                if (known.GetValueOrDefault(user) != text)
                {
                    kept.Add(
                        new
                        {
                            guild.Guild,
                            User = user,
                            Roles = text,
                            Now = now,
                        }
                    );
                }
            }
            else if (known.ContainsKey(user))
            {
                gone.Add(new { guild.Guild, User = user });
            }
        }

        if (kept.Count + gone.Count > 0)
        {
            await db.WriteAsync(
                async unit =>
                {
                    foreach (var row in kept)
                    {
                        await unit.ExecuteAsync(MemberSnapshotSql.Keep, row);
                    }

                    foreach (var row in gone)
                    {
                        await unit.ExecuteAsync(MemberSnapshotSql.Forget, row);
                    }
                },
                cancellation
            );
        }
    }

    /// <summary>Somebody left: what is known stays for <see cref="Retention"/>.</summary>
    public async Task DepartedAsync(Snowflake<Guild> guild, Snowflake<User> user, CancellationToken cancellation)
    {
        var row = new { Guild = guild, User = user };
        if (await db.QuerySingleOrDefaultAsync<string>(MemberSnapshotSql.Roles, row, cancellation) is null)
        {
            // Most who leave had no rank: nothing to write.
            return;
        }

        var now = time.GetUtcNow();
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    MemberSnapshotSql.Leave,
                    new
                    {
                        Guild = guild,
                        User = user,
                        Now = now,
                    }
                );
                await unit.ExecuteAsync(
                    MemberSnapshotSql.Prune,
                    new
                    {
                        Guild = guild,
                        Before = now - Retention,
                        Limit = LongestList,
                    }
                );
            },
            cancellation
        );
    }

    /// <summary>The lowest role with a permission that moderates; null where nobody but the owner can.</summary>
    private static Role? Floor(GuildRoles guild) =>
        guild
            .Roles.Values.Where(role => (role.Permissions & Moderating) != 0)
            .Where(role => role.Id.As<Guild>() != guild.Guild)
            .Order(Comparer<Role>.Create(RoleHierarchy.Compare))
            .FirstOrDefault();

    private static bool IsOfRank(GuildRoles guild, Role? floor, IReadOnlyList<Snowflake<Role>> roles) =>
        floor is not null
        && roles.Any(id => guild.Roles.TryGetValue(id, out var role) && RoleHierarchy.Compare(role, floor) >= 0);

    private static IReadOnlyList<Snowflake<Role>> Read(string roles) =>
        [
            .. roles
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(id => Snowflake<Role>.Parse(id, CultureInfo.InvariantCulture)),
        ];

    private sealed record KnownMember(Snowflake<User> UserId, string Roles);
}
