using System.Text;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Settings;

/// <summary>What staff read about settings; only they see it.</summary>
internal static class SettingsReply
{
    // Of Discord's 4,096, with room for the line that says that there is more.
    private const int LongestText = 3_900;

    public static Reply Of(string title, IEnumerable<string> lines, string? footer = null) =>
        new()
        {
            Ephemeral = true,
            Embeds =
            [
                new()
                {
                    Title = title,
                    Description = Fit(lines),
                    Footer = footer is null ? null : new(footer),
                },
            ],
        };

    public static Reply Of(SettingsEdit edit) =>
        Of(
            edit.Changes.Count == 1 ? "1 setting changed" : $"{edit.Changes.Count} settings changed",
            edit.Changes.Select(change => change.Show()),
            $"Version {edit.Version}. /settings rollback version:{edit.Version - 1} takes it back."
        );

    private static string Fit(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        var left = 0;
        foreach (var line in lines)
        {
            if (left > 0 || text.Length + line.Length > LongestText)
            {
                left++;
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }

        return left == 0 ? text.ToString().TrimEnd() : $"{text}… and {left} more.";
    }
}
