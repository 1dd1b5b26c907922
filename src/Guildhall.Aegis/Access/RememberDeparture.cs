using Guildhall.Core.Commands;
using Guildhall.Discord.Gateway.Events;

namespace Guildhall.Aegis.Access;

/// <summary>Somebody left, was kicked or banned: what was last known of them stays for a while.</summary>
internal sealed class RememberDeparture(MemberSnapshots snapshots) : IListener<MemberLeft>
{
    public Task HandleAsync(MemberLeft happened, CancellationToken cancellation) =>
        snapshots.DepartedAsync(happened.GuildId, happened.User.Id, cancellation);
}
