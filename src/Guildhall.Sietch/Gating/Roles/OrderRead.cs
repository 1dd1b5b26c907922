using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>A server came into view, or events were missed: its members are read anew.</summary>
internal sealed class OrderRead(CommunityRegistry communities, Db db)
    : IListener<GuildAvailable>,
        IListener<EventsMissed>
{
    public Task HandleAsync(GuildAvailable happened, CancellationToken cancellation) =>
        !happened.Unavailable && communities.TryByGuild(happened.Id) is { } community
            ? OrderAsync(community, cancellation)
            : Task.CompletedTask;

    public async Task HandleAsync(EventsMissed happened, CancellationToken cancellation)
    {
        // A session that is over is followed by the servers themselves.
        foreach (var community in happened.IsSessionOver ? [] : communities.All)
        {
            await OrderAsync(community, cancellation);
        }
    }

    private async Task OrderAsync(Community community, CancellationToken cancellation) =>
        await db.WriteAsync(unit => ReadHoldersJob.OrderAsync(unit, community.Tenant), cancellation);
}
