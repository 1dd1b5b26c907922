using System.Net;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Links;
using Microsoft.Extensions.Logging;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>The one writer of the gated roles: compares what members should have with what they were last seen with, and
/// calls Discord for the differences alone. Run again after a crash, it finds what is left to do.</summary>
internal sealed partial class ReconcileRoles(
    CommunityRegistry communities,
    GateStandings standings,
    LinkVault vault,
    RoleBook book,
    IEnumerable<IRoleWishes> capabilities,
    Db db,
    DiscordRest rest,
    GatingMetrics metrics,
    TimeProvider time,
    ILogger<ReconcileRoles> log
) : IJobHandler<ReconcileRolesJob>
{
    private const string Reason = "Sietch";
    private static readonly TimeSpan untilSeen = TimeSpan.FromSeconds(30);

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    public async Task HandleAsync(ReconcileRolesJob job, JobRun run, CancellationToken cancellation)
    {
        // Nothing trustworthy was ever published: nobody's roles are ours to judge.
        if (
            communities.TryGet(job.Tenant) is not { } community
            || await standings.TryReadAsync(job.Tenant, cancellation) is not { } basis
        )
        {
            return;
        }

        if (
            communities.TryGuild(community) is not { IsUnavailable: false } guild
            || await book.TryRunAsync(job.Tenant, cancellation) is not { ReadAt: not null } last
        )
        {
            throw new JobDelayedException(untilSeen, "The server's members are not read yet.");
        }

        var roles = GateRoles.Of(community.Roles, guild, time.GetUtcNow());
        var holders = await book.HoldersAsync(job.Tenant, guild.Id, cancellation);
        var wallets = await vault.AllAsync(job.Tenant, JoinReason.Gating, cancellation);
        var doubtful = wallets.Doubtful.Values.ToHashSet();
        var wanted = RoleWishes.Of(wallets.Readable, basis, community, holders, doubtful);
        foreach (var capability in capabilities)
        {
            await capability.AddAsync(wanted, cancellation);
        }

        var plan = RolePlan.Of(wanted.Wanted, holders, roles.Usable, basis.IsTrusted, doubtful);
        await AdoptAsync(community, guild.Id, plan.Adopted, cancellation);
        var done = await CarryOutAsync(community, guild.Id, plan.Steps, cancellation);
        var isDrift = job.Cause != RoleCause.Change && !basis.IsNews;
        await MarkAsync(
            community,
            plan,
            done with
            {
                Problems = [.. roles.Problems, .. done.Problems],
                Drift = isDrift ? done.Given + done.Taken : 0,
                Lost = wallets.Lost,
            },
            basis.Snapshot,
            last,
            cancellation
        );
    }

    private Task AdoptAsync(
        Community community,
        Snowflake<Guild> guild,
        IReadOnlyList<RoleHolder> adopted,
        CancellationToken cancellation
    ) =>
        adopted.Count == 0
            ? Task.CompletedTask
            : db.WriteAsync(
                unit =>
                    RoleBook.PutAsync(
                        unit,
                        community.Tenant,
                        guild,
                        adopted.Select(holder => holder with { Inherited = new HashSet<Snowflake<Role>>() })
                    ),
                cancellation
            );

    private async Task<Done> CarryOutAsync(
        Community community,
        Snowflake<Guild> guild,
        IReadOnlyList<RoleStep> steps,
        CancellationToken cancellation
    )
    {
        var (given, taken) = (0, 0);
        var refused = new Dictionary<Snowflake<Role>, string>();
        foreach (var step in steps.Where(step => !refused.ContainsKey(step.Role)))
        {
            try
            {
                await (
                    step.IsGift
                        ? rest.AddRoleAsync(guild, step.User, step.Role, Reason, cancellation)
                        : rest.RemoveRoleAsync(guild, step.User, step.Role, Reason, cancellation)
                );
                (given, taken) = step.IsGift ? (given + 1, taken) : (given, taken + 1);
                metrics.RoleChanged(step.IsGift);
                await RememberAsync(community, guild, step, isPresent: true, cancellation);
            }
            catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.UnknownMember)
            {
                await RememberAsync(community, guild, step, isPresent: false, cancellation);
            }
            catch (DiscordApiException exception)
                when (exception.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
            {
                refused[step.Role] =
                    $"Discord does not let me give or take the role {step.Role}. Move my role above it and grant me Manage Roles, under Server Settings → Roles.";
            }
        }

        return new(given, taken, 0, [.. refused.Values]);
    }

    /// <summary>As done, without waiting for Discord's event: cut off after the call, the next run calls again, which
    /// changes nothing.</summary>
    private Task RememberAsync(
        Community community,
        Snowflake<Guild> guild,
        RoleStep step,
        bool isPresent,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                var known = await RoleBook.TryHolderAsync(unit, community.Tenant, guild, step.User);
                var roles = (known?.Roles ?? new HashSet<Snowflake<Role>>()).ToHashSet();
                _ = step.IsGift ? roles.Add(step.Role) : roles.Remove(step.Role);
                var now = new RoleHolder
                {
                    User = step.User,
                    Roles = isPresent ? roles : new HashSet<Snowflake<Role>>(),
                    IsPresent = isPresent,
                    Inherited = known is not null && isPresent ? known.Inherited : new HashSet<Snowflake<Role>>(),
                };
                await RoleBook.PutAsync(unit, community.Tenant, guild, [now]);
            },
            cancellation
        );

    private async Task MarkAsync(
        Community community,
        RolePlan plan,
        Done done,
        long snapshot,
        RoleRun before,
        CancellationToken cancellation
    )
    {
        var row = new
        {
            community.Tenant,
            Now = time.GetUtcNow(),
            done.Given,
            done.Taken,
            plan.HeldBack,
            done.Drift,
            done.Lost,
            Problems = string.Join('\n', done.Problems),
        };
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(RoleSql.MarkRun, row);
                await GateStandings.MarkSeenAsync(unit, community.Tenant, snapshot);
                if (row.Problems.Length > 0 && row.Problems != before.Problems)
                {
                    await unit.EnqueueAsync(PageAdminsJob.OfRoles(community.Tenant, unit.Now, row.Problems));
                }

                if (row.Lost > before.Lost)
                {
                    await unit.EnqueueAsync(PageAdminsJob.OfLostLinks(community.Tenant, unit.Now, row.Lost));
                }
            },
            cancellation
        );
        metrics.Drifted(done.Drift);
        if (done.Given + done.Taken + plan.HeldBack + done.Problems.Count > 0)
        {
            Reconciled(community.Tenant.Value, done.Given, done.Taken, done.Drift, plan.HeldBack, done.Problems.Count);
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "Roles of {Tenant}: {Given} given, {Taken} taken, {Drift} of them drift, {HeldBack} held back, {Problems} problems"
    )]
    private partial void Reconciled(string tenant, int given, int taken, int drift, int heldBack, int problems);

    private sealed record Done(int Given, int Taken, int Drift, IReadOnlyList<string> Problems)
    {
        /// <summary>Active links that could not be read.</summary>
        public int Lost { get; init; }
    }
}
