using Guildhall.Core.Commands;
using Guildhall.Discord.Gateway.Events;

namespace Guildhall.Aegis.Access;

/// <summary>A member's roles changed: they may be of rank now, or no more.</summary>
internal sealed class RememberRoles(Standings standings, MemberSnapshots snapshots) : IListener<MemberChanged>
{
    public async Task HandleAsync(MemberChanged happened, CancellationToken cancellation)
    {
        var standing = await standings.GetAsync(happened.GuildId, cancellation);
        await snapshots.RememberAsync(standing.Roles, [(happened.User.Id, happened.Roles)], cancellation);
    }
}
