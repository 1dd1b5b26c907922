using System.Globalization;
using System.Text;
using Guildhall.Core.Ports;
using Guildhall.Onomancer.Rewrites.Extraction;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>The finished page: what it is and what it was made from, the sections, and what happened on the way.</summary>
internal static class SummaryDocument
{
    public static DocumentDraft Compose(PreparedRewrite prepared, Rewrite rewrite, DateTimeOffset now)
    {
        var title = $"{prepared.Title} — for {prepared.Persona.Name}";
        return new()
        {
            Key = prepared.Key,
            Tenant = prepared.Tenant,
            Project = prepared.Document.Project,
            Audience = prepared.Persona.Slug,
            Title = title,
            Markdown = Markdown(title, prepared, rewrite, now),
            Properties = new Dictionary<string, string>
            {
                ["source"] = Short(prepared.Document.Name),
                ["contentHash"] = prepared.ContentHash,
                ["model"] = Short(rewrite.Model),
                ["languageModel"] = rewrite.IsLanguageModel ? "yes" : "no",
                ["promptVersion"] = Prompt.VersionFor(prepared.Persona),
                ["generatedAt"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            },
        };
    }

    private static string Markdown(string title, PreparedRewrite prepared, Rewrite rewrite, DateTimeOffset now)
    {
        var page = new StringBuilder(rewrite.Markdown.Length + 2_000);
        page.Append("# ").Append(PlainText.Escaped(title)).Append("\n\n");
        page.Append(CultureInfo.InvariantCulture, $"- **Audience:** {prepared.Persona.Name}\n");
        page.Append(
            CultureInfo.InvariantCulture,
            $"- **Source:** {PlainText.Escaped(prepared.ProjectTitle)}, {Code(prepared.Document.Name)}, content {Code(prepared.ContentHash[..12])}\n"
        );
        page.Append(CultureInfo.InvariantCulture, $"- **Date:** {now.UtcDateTime:yyyy-MM-dd}\n");
        page.Append(CultureInfo.InvariantCulture, $"- **Model:** {ModelLine(rewrite)}\n\n");
        page.Append(Body(rewrite.Markdown, prepared.Persona.Required.Select(s => s.Heading).ToList())).Append("\n\n");
        AppendAbout(page, rewrite);
        return page.ToString();
    }

    private static string ModelLine(Rewrite rewrite) =>
        rewrite.IsLanguageModel
            ? $"{PlainText.Escaped(rewrite.Model)}, a language model; check what matters against the source"
            : $"none; an extract of the source without a language model ({PlainText.Escaped(rewrite.Model)})";

    /// <summary>Below the page's own title: a model that began at level 1 is moved down by one, its title taken off.</summary>
    private static string Body(string markdown, List<string> required)
    {
        var lines = markdown.Split('\n').ToList();
        if (!Headings(lines).Any(at => lines[at].StartsWith("# ", StringComparison.Ordinal)))
        {
            return markdown;
        }

        var isTitled =
            lines[0].StartsWith("# ", StringComparison.Ordinal)
            && !required.Any(r => lines[0].Contains(r, StringComparison.OrdinalIgnoreCase));
        if (isTitled)
        {
            lines.RemoveAt(0);
        }

        if (Headings(lines).Any(at => lines[at].StartsWith("# ", StringComparison.Ordinal)))
        {
            foreach (
                var at in Headings(lines)
                    .Where(at => !lines[at].StartsWith("######", StringComparison.Ordinal))
                    .ToList()
            )
            {
                lines[at] = "#" + lines[at];
            }
        }

        return string.Join('\n', lines).Trim();
    }

    private static IEnumerable<int> Headings(List<string> lines)
    {
        var isCode = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (
                lines[i].StartsWith("```", StringComparison.Ordinal)
                || lines[i].StartsWith("~~~", StringComparison.Ordinal)
            )
            {
                isCode = !isCode;
            }
            else if (!isCode && lines[i].StartsWith('#'))
            {
                yield return i;
            }
        }
    }

    private static void AppendAbout(StringBuilder page, Rewrite rewrite)
    {
        page.Append("## About this summary\n\n");
        page.Append("- **Made from:** ").AppendJoin(", ", rewrite.SourcesUsed.Select(Code)).Append('\n');
        Line(page, "Redacted secrets", KindCount.Listed(rewrite.Secrets));
        Line(page, "Neutralised hidden text", KindCount.Listed(rewrite.Neutralised));
        Line(
            page,
            "Missing sources",
            string.Join("; ", rewrite.SourcesMissing.Select(m => $"{Code(m.Name)} ({m.Reason})"))
        );
        Line(page, "Left out for length", string.Join("; ", rewrite.Cuts.Select(Cut)));
        foreach (var warning in rewrite.Warnings)
        {
            Line(page, "Note", PlainText.Escaped(warning));
        }
    }

    private static string Cut(SourceCut cut)
    {
        var parts =
            cut.Headings.Count == 0
                ? "its end"
                : string.Join(", ", cut.Headings.Select(h => $"“{PlainText.Escaped(h)}”"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Code(cut.Name)}: {parts} ({cut.Characters:N0} characters)"
        );
    }

    private static void Line(StringBuilder page, string name, string value)
    {
        if (value.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"- **{name}:** {value}\n");
        }
    }

    private static string Code(string text) => $"`{text.Replace('`', '\'')}`";

    /// <summary>A document store's properties hold fewer than a hundred bytes each.</summary>
    private static string Short(string value) => value.Length <= 30 ? value : "…" + value[^29..];
}
