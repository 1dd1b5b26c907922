using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Guildhall.Onomancer.Rewrites.Validating;

/// <summary>Links, images and e-mail addresses that the sources do not have: the way in which a hidden order carries
/// something out. A shorter link to the same place is fine, a longer one carries data.</summary>
internal static partial class AddressCheck
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .Build();

    public static IEnumerable<ValidationIssue> Check(CheckedAnswer answer)
    {
        var known = Addresses(answer.Sources);
        var (knownLinks, knownImages) = Targets(answer.Sources);
        known.UnionWith(knownLinks);
        known.UnionWith(knownImages);
        var (links, images) = Targets(answer.Text);
        if (images.Any(image => !IsKnown(image, known, answer.Sources)))
        {
            yield return new("image", Verdict.Hold, "The answer contains an image that the source does not.");
        }

        if (links.Concat(Addresses(answer.Text)).Any(link => !IsKnown(link, known, answer.Sources)))
        {
            yield return new("link", Verdict.Hold, "The answer contains a link that the source does not.");
        }

        var mails = Mail().Matches(answer.Text).Select(m => m.Value);
        if (mails.Any(mail => !answer.Sources.Contains(mail, StringComparison.OrdinalIgnoreCase)))
        {
            yield return new("e-mail", Verdict.Hold, "The answer contains an e-mail address that the source does not.");
        }
    }

    private static HashSet<string> Addresses(string text) =>
        Address().Matches(text).Select(m => Trimmed(m.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>As Markdown understands them: with entities and reference links resolved.</summary>
    private static (List<string> Links, List<string> Images) Targets(string text)
    {
        var (links, images) = (new List<string>(), new List<string>());
        try
        {
            foreach (var inline in Markdown.Parse(text, Pipeline).Descendants<Inline>())
            {
                if (inline is LinkInline { Url: { Length: > 0 } url } link && !url.StartsWith('#'))
                {
                    (link.IsImage ? images : links).Add(Trimmed(url));
                }
                else if (inline is AutolinkInline { IsEmail: false } auto)
                {
                    links.Add(Trimmed(auto.Url));
                }
            }
        }
        catch (ArgumentException)
        {
            // Nested beyond Markdig's limit: no summary looks like that, and no page will render its links.
        }

        return (links, images);
    }

    private static bool IsKnown(string address, HashSet<string> known, string sources)
    {
        if (known.Contains(address) || (!IsAbsolute(address) && sources.Contains(address, StringComparison.Ordinal)))
        {
            return true;
        }

        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            return sources.Contains(address["mailto:".Length..], StringComparison.OrdinalIgnoreCase);
        }

        return !address.Contains('?') && known.Any(k => IsBeginningOf(address, k));
    }

    private static bool IsBeginningOf(string address, string known) =>
        known.StartsWith(address, StringComparison.OrdinalIgnoreCase) && known[address.Length] is '/' or '?' or '#';

    private static bool IsAbsolute(string address) =>
        address.Contains(':') || address.StartsWith("//", StringComparison.Ordinal);

    private static string Trimmed(string address) =>
        address.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '"', '*', '_', '/', ')', '|');

    [GeneratedRegex(
        """(?:(?:https?|ftp|file|wss?|ipfs):(?://|\\\\)|data:|javascript:|vbscript:|www\.)[^\s<>"`\]\)]+""",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Address();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();
}
