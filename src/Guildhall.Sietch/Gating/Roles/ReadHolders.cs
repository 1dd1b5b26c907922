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

        var last = await book.TryRunAsync(job.Tenant, cancellation);
        if (last?.ReadAt > job.At)
        {
            return;
        }

        var isFirst = last?.ReadAt is null;
        var begun = time.GetUtcNow();
        var known = await book.HoldersAsync(job.Tenant, guild.Id, cancellation);
        var watched = GateRoles.Watched(community.Roles, guild.Roles);
        var before =
            isFirst ? RoleHolder.Parse("")
            : last?.Watched is { } stored ? RoleHolder.Parse(stored)
            : watched;
        var holders = new List<RoleHolder>();
        var gone = (await db.QueryAsync<Snowflake<User>>(LinkSql.Users, new { job.Tenant }, cancellation)).ToHashSet();
        await foreach (var member in rest.ReadMembersAsync(guild.Id, cancellation))
        {
            gone.Remove(member.User?.Id ?? default);
            var roles = (member.Roles ?? []).Where(watched.Contains).ToHashSet();
            if (member.User is { } user && roles.Count > 0)
            {
                holders.Add(
                    new()
                    {
                        User = user.Id,
                        Roles = roles,
                        Inherited = InheritedOf(roles, known.GetValueOrDefault(user.Id), before),
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
        var marks = new
        {
            job.Tenant,
            Now = begun,
            Watched = RoleHolder.TextOf(watched),
        };
        await db.WriteAsync(
            async unit =>
            {
                await RoleBook.ReplaceAsync(unit, job.Tenant, guild.Id, isFirst ? null : known, holders);
                await unit.ExecuteAsync(RoleSql.MarkRead, marks);
                await ReconcileRolesJob.OrderAsync(unit, job.Tenant, RoleCause.Seen);
            },
            cancellation
        );
    }

    /// <summary>A role that somebody had before it was gated is not taken from them as long as no wallet of theirs speaks.
    /// </summary>
    /// <param name="roles">That they have now.</param>
    /// <param name="known">As they were seen last; null for who was not.</param>
    /// <param name="gatedBefore">The gated roles when the members were read last; none at the first time.</param>
    internal static HashSet<Snowflake<Role>> InheritedOf(
        IEnumerable<Snowflake<Role>> roles,
        RoleHolder? known,
        IReadOnlySet<Snowflake<Role>> gatedBefore
    ) => roles.Where(role => !gatedBefore.Contains(role) || known?.Inherited.Contains(role) == true).ToHashSet();
}
