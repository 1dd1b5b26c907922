using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>Reads every member of a community's server, a call for each thousand, and compares then.</summary>
internal sealed class ReadHolders(
    CommunityRegistry communities,
    RoleBook book,
    Db db,
    DiscordRest rest,
    TimeProvider time
) : IJobHandler<ReadHoldersJob>
{
    private static readonly TimeSpan untilSeen = TimeSpan.FromSeconds(5);

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    public async Task HandleAsync(ReadHoldersJob job, JobRun run, CancellationToken cancellation)
    {
        if (communities.TryGet(job.Tenant) is not { } community)
        {
            return;
        }

        if (communities.TryGuild(community) is not { } guild)
        {
            throw new JobDelayedException(untilSeen, "The server is not in view.");
        }

        var last = (await book.TryRunAsync(job.Tenant, cancellation))?.ReadAt;
        if (last > job.At)
        {
            return;
        }

        var isFirst = last is null;
        var begun = time.GetUtcNow();
        var known = await book.HoldersAsync(job.Tenant, guild.Id, cancellation);
        var watched = GateRoles.Watched(community.Roles, guild.Roles);
        var holders = new List<RoleHolder>();
        var gone = (await db.QueryAsync<Snowflake<User>>(LinkSql.Users, new { job.Tenant }, cancellation)).ToHashSet();
        await foreach (var member in rest.ReadMembersAsync(guild.Id, cancellation))
        {
            gone.Remove(member.User?.Id ?? default);
            var roles = (member.Roles ?? []).Where(watched.Contains).ToHashSet();
            if (member.User is { } user && roles.Count > 0)
            {
                var inherited = isFirst ? roles : roles.Where(role => IsInherited(known, user.Id, role)).ToHashSet();
                holders.Add(
                    new()
                    {
                        User = user.Id,
                        Roles = roles,
                        Inherited = inherited,
                    }
                );
            }
        }

        // Members of the community who are not in the server any more.
        holders.AddRange(
            gone.Select(user => new RoleHolder
            {
                User = user,
                IsPresent = false,
                LeftAt = known.GetValueOrDefault(user)?.LeftAt,
            })
        );
        await db.WriteAsync(
            async unit =>
            {
                await RoleBook.ReplaceAsync(unit, job.Tenant, guild.Id, isFirst ? null : known, holders);
                await unit.ExecuteAsync(RoleSql.MarkRead, new { job.Tenant, Now = begun });
                await ReconcileRolesJob.OrderAsync(unit, job.Tenant, RoleCause.Seen);
            },
            cancellation
        );
    }

    private static bool IsInherited(
        IReadOnlyDictionary<Snowflake<User>, RoleHolder> known,
        Snowflake<User> user,
        Snowflake<Role> role
    ) => known.TryGetValue(user, out var holder) && holder.Inherited.Contains(role);
}
