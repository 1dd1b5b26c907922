using System.Globalization;
using System.Text.RegularExpressions;

namespace Guildhall.Tests.Onomancer.Sanitizing;

/// <summary>One case a line; <c>\n</c>, <c>\u200b</c> and <c>\\</c> are escapes.</summary>
internal static partial class LabelledLines
{
    public static IEnumerable<string> Of(string block) =>
        block
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l =>
                Escape()
                    .Replace(
                        l,
                        m =>
                            m.Value[1] switch
                            {
                                'n' => "\n",
                                'u' => ((char)int.Parse(m.Value.AsSpan(2), NumberStyles.HexNumber)).ToString(),
                                _ => "\\",
                            }
                    )
            );

    [GeneratedRegex(@"\\(\\|n|u[0-9a-f]{4})")]
    private static partial Regex Escape();
}
