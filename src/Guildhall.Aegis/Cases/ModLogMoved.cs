using Guildhall.Aegis.Settings;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>A new mod-log channel ends the problem that the old one had, and gets what it missed.</summary>
internal sealed class ModLogMoved : ISettingsListener
{
    public async Task ChangedAsync(Unit unit, Snowflake<Guild> guild, GuildSettings before, GuildSettings after)
    {
        if (before.ModLog.Channel != after.ModLog.Channel)
        {
            await GuildProblems.ResolveModLogAsync(unit, guild);
        }
    }
}
