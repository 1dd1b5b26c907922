using Guildhall.Core.Commands;
using Guildhall.Discord.Gateway.Events;

namespace Guildhall.Aegis.AutoMod.Links;

/// <summary>Keeps a guild's own invites as the gateway tells them.</summary>
internal sealed class HearInvites(OwnInvites invites)
    : IListener<GuildAvailable>,
        IListener<InviteCreated>,
        IListener<InviteDeleted>
{
    public Task HandleAsync(GuildAvailable happened, CancellationToken cancellation) =>
        invites.MeetAsync(happened.Id, happened.VanityUrlCode, cancellation);

    public Task HandleAsync(InviteCreated happened, CancellationToken cancellation)
    {
        if (happened.GuildId is { } guild)
        {
            invites.Add(guild, happened.Code);
        }

        return Task.CompletedTask;
    }

    public Task HandleAsync(InviteDeleted happened, CancellationToken cancellation)
    {
        if (happened.GuildId is { } guild)
        {
            invites.Remove(guild, happened.Code);
        }

        return Task.CompletedTask;
    }
}
