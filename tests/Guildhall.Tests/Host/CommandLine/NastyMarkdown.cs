using System.Globalization;
using System.Text;

namespace Guildhall.Tests.Host.CommandLine;

/// <summary>A document of 100 KB with everything that trips readers: byte order mark, CRLF, tables with pipes in them,
/// nested lists, comments, fences in fences, other scripts.</summary>
internal static class NastyMarkdown
{
    public static byte[] Bytes { get; } = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text())];

    private static string Text()
    {
        var text = new StringBuilder("---\ntitle: \"Глосик: 港 κλειδί\"\n---\n\n# Глосик: 港 κλειδί\n\n");
        text.Append("The archive keeps 48,213 recordings of 17 dialects.\n\n");
        for (var chapter = 1; text.Length < 80_000; chapter++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""
                ## Chapter {{chapter}}: Ящик & <archive> {{chapter}}

                <!-- a comment with ## a heading
                and | a | table | in {{chapter}} lines -->

                Problem {{chapter}}: listeners in region {{chapter}} lose {{chapter
                    * 3}} hours a week, and 漢字の説明文は短い。
                The service must answer within {{chapter}}0 milliseconds, or the risk is that {{chapter}} % of users leave.

                | Column \| one | Wert | 値 |
                |:---|---:|:-:|
                | `a \| b` | {{chapter}} | **太字** |
                | [link](https://example.org/{{chapter}}) | {{chapter + 1}} | עברית |

                1. First step of plan {{chapter}}
                   - nested with `code`
                     1. deeper still
                        - [ ] a task for sprint {{chapter}}
                2. Second step

                ````markdown
                ```csharp
                var answer = {{chapter}}; // "$&" {{"{{focus}}"}}
                ```
                ````

                > Quoted: next week we release version {{chapter}}.
                > > And deeper.


                """
            );
        }

        return text.Replace("\r", "").Replace("\n", "\r\n").ToString();
    }
}
