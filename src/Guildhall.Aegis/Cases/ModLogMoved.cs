using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>A new mod-log channel ends the problem that the old one had, and gets what it missed.</summary>
internal sealed class ModLogMoved : ISettingsListener
{
    public async Task ChangedAsync(Unit unit, Snowflake<Guild> guild, GuildSettings before, GuildSettings after)
    {
        if (before.ModLog.Channel == after.ModLog.Channel)
        {
            return;
        }

        if (await GuildProblems.ResolveAsync(unit, guild, GuildProblems.ModLog) is { } since)
        {
            await unit.EnqueueAsync(new CatchUpLogJob(guild, since));
        }
    }
}
