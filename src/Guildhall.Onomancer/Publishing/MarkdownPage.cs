using System.Net;
using System.Text;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Guildhall.Onomancer.Publishing;

/// <summary>Markdown to one complete page that needs nothing else: no script, no image or font from anywhere, no HTML of
/// the document's own.</summary>
internal static class MarkdownPage
{
    private static readonly string[] AllowedSchemes = ["http", "https", "mailto"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .UseEmphasisExtras()
        .DisableHtml()
        .Build();

    public static string Render(string title, string markdown) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex, nofollow">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <style>
            {PageStyle.Css}
            </style>
            </head>
            <body>
            <a class="skip" href="#content">Skip to the summary</a>
            <main id="content" dir="auto">
            {Body(markdown)}</main>
            </body>
            </html>

            """;

    private static string Body(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            foreach (var inline in document.Descendants<Inline>().ToList())
            {
                Restrain(inline);
            }

            using var writer = new StringWriter();
            var renderer = new HtmlRenderer(writer);
            Pipeline.Setup(renderer);
            renderer.Render(document);
            writer.Flush();
            return WithScrollingTables(writer.ToString());
        }
        catch (ArgumentException)
        {
            // Nested beyond Markdig's limit: still readable as it was written.
            return $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>\n";
        }
    }

    /// <summary>A link keeps its words and loses an address that we do not open; an image becomes its description.</summary>
    private static void Restrain(Inline inline)
    {
        switch (inline)
        {
            case LinkInline { IsImage: true } image:
                image.ReplaceBy(new LiteralInline($"[image: {Words(image)}]"), copyChildren: false);
                break;
            case LinkInline link when !IsAllowed(link.GetDynamicUrl?.Invoke() ?? link.Url):
                link.ReplaceBy(new ContainerInline());
                break;
            case LinkInline { Url: ['#', ..] }:
                break;
            case LinkInline link:
                Mark(link);
                break;
            case AutolinkInline auto when !auto.IsEmail && !IsAllowed(auto.Url):
                auto.ReplaceBy(new LiteralInline(auto.Url));
                break;
            case AutolinkInline auto:
                Mark(auto);
                break;
            default:
                break;
        }
    }

    private static void Mark(Inline link) => link.GetAttributes().AddProperty("rel", "noopener noreferrer nofollow");

    private static string Words(LinkInline image)
    {
        var words = string.Concat(image.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
        return words.Length == 0 ? "without description" : words;
    }

    private static bool IsAllowed(string? url) =>
        url is ['#', ..]
        || (
            Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && AllowedSchemes.Contains(uri.Scheme, StringComparer.OrdinalIgnoreCase)
        );

    /// <summary>A wide table scrolls by itself, also by keyboard, instead of widening the page.</summary>
    private static string WithScrollingTables(string html) =>
        new StringBuilder(html)
            .Replace("<table>", "<div class=\"table\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>")
            .Replace("</table>", "</table></div>")
            .Replace("<th>", "<th scope=\"col\">")
            .Replace("<th style", "<th scope=\"col\" style")
            .ToString();
}
