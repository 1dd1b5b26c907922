using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

internal static class GrantNeed
{
    public static Need View { get; } =
        new() { User = Permissions.ManageGuild, Rights = [Rights.GuildAdmin, Rights.SettingsView, Rights.AuditView] };

    public static Need Edit { get; } = new() { User = Permissions.ManageGuild, Rights = [Rights.GuildAdmin] };
}
