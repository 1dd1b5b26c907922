using System.Text;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>Permissions as Discord's own settings call them.</summary>
internal static class PermissionNames
{
    /// <summary><c>Ban Members, Kick Members</c>.</summary>
    public static string Of(Permissions permissions) =>
        string.Join(
            ", ",
            Enum.GetValues<Permissions>()
                .Where(one => one is not (Permissions.None or Permissions.All) && permissions.HasFlag(one))
                .Select(One)
        );

    private static string One(Permissions permission) =>
        permission switch
        {
            Permissions.ModerateMembers => "Timeout Members",
            Permissions.ManageGuild => "Manage Server",
            Permissions.ViewChannel => "View Channels",
            Permissions.UseVad => "Use Voice Activity",
            _ => Spaced(permission.ToString()),
        };

    private static string Spaced(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            text.Append(text.Length > 0 && char.IsUpper(letter) ? " " : "").Append(letter);
        }

        return text.ToString();
    }
}
