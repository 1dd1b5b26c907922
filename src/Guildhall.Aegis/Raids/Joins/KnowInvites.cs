using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Joins;

/// <summary>Where a server names its own invites, how often they were used is known before the first join: a crowd that
/// follows one of them after a start is no raid.</summary>
internal sealed class KnowInvites(InviteTracker invites, GuildSettingsBook settings)
    : IListener<GuildAvailable>,
        ISettingsListener
{
    public async Task HandleAsync(GuildAvailable happened, CancellationToken cancellation)
    {
        var rules = (await settings.GetAsync(happened.Id, cancellation)).Raids;
        if (!happened.Unavailable && rules.Enabled && rules.OfficialInvites.Count > 0)
        {
            invites.Look(happened.Id);
        }
    }

    public Task ChangedAsync(Unit unit, Snowflake<Guild> guild, GuildSettings before, GuildSettings after)
    {
        if (after.Raids.Enabled && !after.Raids.OfficialInvites.SequenceEqual(before.Raids.OfficialInvites))
        {
            invites.Look(guild);
        }

        return Task.CompletedTask;
    }
}
