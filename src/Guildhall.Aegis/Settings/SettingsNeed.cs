using Guildhall.Aegis.Access;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

internal static class SettingsNeed
{
    public static Need View { get; } =
        new() { User = Permissions.ManageGuild, Rights = [Rights.SettingsView, Rights.SettingsEdit] };

    public static Need Edit { get; } = new() { User = Permissions.ManageGuild, Rights = [Rights.SettingsEdit] };
}
