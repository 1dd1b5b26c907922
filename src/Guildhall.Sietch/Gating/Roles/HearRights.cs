using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>A role was changed or moved, or the bot has other ones: what stood in the way of the roles may be gone, so they are
/// compared at once.</summary>
internal sealed class HearRights(CommunityRegistry communities, RoleBook book, Db db)
    : IListener<RoleChanged>,
        IListener<MemberChanged>
{
    public Task HandleAsync(RoleChanged happened, CancellationToken cancellation) =>
        TryAgainAsync(communities.TryByGuild(happened.GuildId), cancellation);

    public Task HandleAsync(MemberChanged happened, CancellationToken cancellation) =>
        communities.TryByGuild(happened.GuildId) is { } community
        && communities.TryGuild(community)?.Self?.User == happened.User.Id
            ? TryAgainAsync(community, cancellation)
            : Task.CompletedTask;

    private async Task TryAgainAsync(Community? community, CancellationToken cancellation)
    {
        if (community is not null && await book.TryRunAsync(community.Tenant, cancellation) is { Problems.Length: > 0 })
        {
            await db.WriteAsync(
                unit => ReconcileRolesJob.OrderAsync(unit, community.Tenant, RoleCause.Change),
                cancellation
            );
        }
    }
}
