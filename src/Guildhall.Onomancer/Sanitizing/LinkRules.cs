using System.Buffers;
using System.Text.RegularExpressions;

namespace Guildhall.Onomancer.Sanitizing;

/// <summary>Links and images that carry data away, or run a script: their words stay, their address goes.</summary>
internal sealed partial class LinkRules(string text, Func<int, bool> isCode)
{
    private static readonly SearchValues<char> brackets = SearchValues.Create("{[<$%(");

    public void AddTo(List<Edit> edits)
    {
        foreach (var match in Links().EnumerateMatches(text))
        {
            var link = text.AsSpan(match.Index, match.Length);
            var isImage = link[0] == '!';
            var wordsStart = isImage ? 2 : 1;
            var split = link.IndexOf("](", StringComparison.Ordinal);
            var address = link[(split + 2)..^1].Trim(" <>\t");
            if (Carries(address, isImage) is not { } kind || isCode(match.Index))
            {
                continue;
            }

            edits.Add(
                new(
                    kind,
                    match.Index,
                    match.Index + match.Length,
                    SanitizeAction.Neutralised,
                    link[wordsStart..split].ToString() + " [link removed]",
                    IsGrave: true
                )
            );
        }
    }

    private static string? Carries(ReadOnlySpan<char> address, bool isImage)
    {
        if (Scripts().IsMatch(address))
        {
            return "script-link";
        }

        if (
            !address.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && !address.StartsWith("//", StringComparison.Ordinal)
        )
        {
            return null;
        }

        return
            (address.ContainsAny(brackets) && Placeholders().IsMatch(address))
            || (
                isImage
                && address.Contains('=')
                && DataQueries().IsMatch(address)
                && !address.Contains("qr", StringComparison.OrdinalIgnoreCase)
            )
            ? "exfiltration-link"
            : null;
    }

    [GeneratedRegex("""!?\[[^\[\]\n]{0,300}\]\((?:[^()\n]|\([^()\n]{0,200}\)){1,2000}\)""")]
    private static partial Regex Links();

    [GeneratedRegex("""^\s*(java\s*script|vbscript|data\s*:\s*text/html)\s*[:;,]""", RegexOptions.IgnoreCase)]
    private static partial Regex Scripts();

    [GeneratedRegex(
        """[?&#/=][^?&#\s]{0,40}[{\[<$%(]{1,3}\s*[a-z_ ]{0,30}(summary|secret|conversation|history|data|document|content|context|prompt|password|token|key|message|email|user|answer|response|instructions|chat|text|base64|api)[a-z_ ]{0,30}\s*[}\]>%)]{1,3}""",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Placeholders();

    [GeneratedRegex(
        """[?&](data|secrets?|conversation|history|contents?|context|prompt|passwords?|exfil|leak|summary|chat|payload|dump|stolen|secret_key)=""",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex DataQueries();
}
