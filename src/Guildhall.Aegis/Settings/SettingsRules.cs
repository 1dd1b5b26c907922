namespace Guildhall.Aegis.Settings;

/// <summary>What settings must be together. Pure.</summary>
internal static class SettingsRules
{
    public static IReadOnlyList<SettingFault> Faults(GuildSettings settings)
    {
        List<SettingFault> faults = [];
        var (appeals, raids, welcome) = (settings.Appeals, settings.Raids, settings.Welcome);
        if (appeals is { Enabled: true, Channel: null })
        {
            faults.Add(
                new("appeals.channel", "Appeals need a channel where they wait for staff; set it before you open them.")
            );
        }

        if (raids.RaidJoins < raids.WatchJoins)
        {
            faults.Add(new("raids.raidJoins", $"Expected at least raids.watchJoins, which is {raids.WatchJoins}."));
        }

        if (raids.LockdownJoins != 0 && raids.LockdownJoins < raids.RaidJoins)
        {
            faults.Add(
                new("raids.lockdownJoins", $"Expected 0, or at least raids.raidJoins, which is {raids.RaidJoins}.")
            );
        }

        if (welcome is { Enabled: true, Channel: null, DirectMessage: null, Roles.Count: 0 })
        {
            faults.Add(
                new(
                    "welcome.channel",
                    "A welcome needs a channel, a direct message or roles; set one before you turn it on."
                )
            );
        }

        return faults;
    }
}
