using System.Text.RegularExpressions;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>Takes other people out of a text that somebody else is given. Pure.</summary>
internal static partial class Redaction
{
    public static string? Of(string? text, Snowflake<User> self)
    {
        if (text is null)
        {
            return null;
        }

        var own = self.ToString();
        return Person()
            .Replace(text, found => found.Value.Contains(own, StringComparison.Ordinal) ? found.Value : "[somebody]");
    }

    // A mention, or a number as long as Discord's ids are.
    [GeneratedRegex(@"<@[!&]?\d+>|\b\d{17,20}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Person();
}
