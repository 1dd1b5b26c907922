using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>Hears of a change inside the unit that makes it, so that what must follow (a job) is committed with it.</summary>
internal interface ISettingsListener
{
    Task ChangedAsync(Unit unit, Snowflake<Guild> guild, GuildSettings before, GuildSettings after);
}
