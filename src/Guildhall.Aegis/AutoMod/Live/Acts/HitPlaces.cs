using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live.Acts;

/// <summary>Where staff hear of hits.</summary>
internal sealed class HitPlaces(GuildSettingsBook settings, GuildPlaces places)
{
    public const string NoPlace =
        "there is no channel for it; choose one with `/settings set name:autoMod.logChannel` or `name:general.alertChannel`";

    public static string NotOurs(ulong named) =>
        string.Create(CultureInfo.InvariantCulture, $"this server has no channel {named} that I can see");

    /// <summary>The one for alerts, else that of staff, AutoMod's own, the mod-log; null for none.</summary>
    public async Task<Snowflake<Channel>?> StaffAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        var wanted = await settings.GetAsync(guild, cancellation);
        return wanted.General.AlertChannel
            ?? wanted.General.StaffChannel
            ?? wanted.AutoMod.LogChannel
            ?? wanted.ModLog.Channel;
    }

    /// <summary>The one that a rule names, where it is the guild's; null for none. Rules were checked when they were saved,
    /// but channels go, and a way past that check must not lead into another guild.</summary>
    public async Task<Snowflake<Channel>?> NamedAsync(
        Snowflake<Guild> guild,
        ulong named,
        CancellationToken cancellation
    ) => named != 0 && await places.HasAsync(guild, new(named), cancellation) ? new(named) : null;

    /// <summary>Where a rule's alerts go unless it names a place: AutoMod's own channel first; null for none.</summary>
    public async Task<Snowflake<Channel>?> AlertsAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        (await settings.GetAsync(guild, cancellation)).AutoMod.LogChannel ?? await StaffAsync(guild, cancellation);

    /// <summary>Who switches AutoMod on is told where to look.</summary>
    public async Task<string> DescribeAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        if (await AlertsAsync(guild, cancellation) is not { } channel)
        {
            return "⚠️ Its alerts go nowhere: choose a channel with `/settings set name:autoMod.logChannel`.";
        }

        var isOwn = (await settings.GetAsync(guild, cancellation)).AutoMod.LogChannel is not null;
        return isOwn
            ? $"Every hit is told in <#{channel}>."
            : $"Alerts go to <#{channel}>; `/settings set name:autoMod.logChannel` chooses a channel for every hit.";
    }
}
