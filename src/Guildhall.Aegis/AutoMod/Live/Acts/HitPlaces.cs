using Guildhall.Aegis.Settings;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live.Acts;

/// <summary>Where staff hear of hits.</summary>
internal sealed class HitPlaces(GuildSettingsBook settings)
{
    public const string NoPlace =
        "there is no channel for it; choose one with `/settings set name:general.alertChannel`";

    /// <summary>The one that the rule names, else that for alerts, that of staff, AutoMod's own; null for none.</summary>
    public async Task<Snowflake<Channel>?> StaffAsync(
        Snowflake<Guild> guild,
        ulong named,
        CancellationToken cancellation
    )
    {
        if (named != 0)
        {
            return new(named);
        }

        var wanted = await settings.GetAsync(guild, cancellation);
        return wanted.General.AlertChannel ?? wanted.General.StaffChannel ?? wanted.AutoMod.LogChannel;
    }
}
