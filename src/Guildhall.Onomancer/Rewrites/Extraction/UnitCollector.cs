namespace Guildhall.Onomancer.Rewrites.Extraction;

/// <summary>Numbers the units of one document and hangs each under its heading.</summary>
internal sealed class UnitCollector
{
    private const int FewestLetters = 12;

    private static readonly string[] ApparatusHeadings =
    [
        "table of contents",
        "contents",
        "revision history",
        "version history",
        "document history",
        "document control",
        "changelog",
        "change log",
        "change history",
        "glossary",
        "definitions",
        "acronyms",
        "references",
        "bibliography",
        "inhalt",
        "inhaltsverzeichnis",
        "glossar",
        "sommaire",
        "índice",
        "目录",
        "目次",
        "содержание",
        "оглавление",
    ];

    private static readonly string[] DocumentKeys =
    [
        "status",
        "version",
        "author",
        "authors",
        "date",
        "owner",
        "reviewer",
        "reviewers",
        "updated",
        "last updated",
        "created",
        "document",
        "approved by",
        "prepared by",
        "prepared for",
        "classification",
        "companion documents",
        "repository",
        "commit",
    ];

    private static readonly string[] TitleNoise =
    [
        "product",
        "requirements",
        "document",
        "design",
        "system",
        "sprint",
        "plan",
        "report",
        "with",
    ];

    private readonly List<SourceUnit> units = [];
    private SourceHeading heading = new(0, "", null, 0);
    private int headings;
    private bool isFirst = true;
    private string? leadIn;
    private string[] titleWords = [];

    public IReadOnlyList<SourceUnit> Units => units;

    public void OpenHeading(int level, string plain)
    {
        var parent = heading;
        while (parent is not null && parent.Level >= level)
        {
            parent = parent.Parent;
        }

        headings++;
        if (headings == 1)
        {
            titleWords =
            [
                .. plain
                    .Split(' ', ':', '—', '–')
                    .Where(w => w.Length >= 4 && !TitleNoise.Contains(w, StringComparer.OrdinalIgnoreCase)),
            ];
        }

        heading = new(level, plain, parent, headings)
        {
            IsApparatus = parent?.IsApparatus == true || IsApparatus(plain),
        };
        (isFirst, leadIn) = (true, null);
    }

    public void AddParagraph(string line)
    {
        leadIn = null;
        foreach (var sentence in Sentences.Split(line))
        {
            if (sentence.EndsWith(':') || sentence.EndsWith('：'))
            {
                leadIn = sentence;
            }
            else
            {
                Add(UnitKind.Sentence, sentence, isAboutDocument: IsAboutDocument(sentence));
            }
        }
    }

    public void AddItem(string text) => Add(UnitKind.Item, text, isAboutDocument: IsAboutDocument(text));

    public void CloseList() => leadIn = null;

    public void AddTable(IReadOnlyList<string> lines)
    {
        // Header, rule, and at least one row.
        if (lines.Count >= 3)
        {
            var isAboutDocument = heading.Level <= 1 && lines.Skip(2).Count(IsDocumentRow) * 3 >= lines.Count - 2;
            Add(UnitKind.Table, string.Join('\n', lines), isAboutDocument);
        }

        leadIn = null;
    }

    public void AddCode(string code, string language)
    {
        if (!string.IsNullOrWhiteSpace(code))
        {
            Add(UnitKind.Code, code, isAboutDocument: false, language);
        }

        leadIn = null;
    }

    /// <summary>A line in bold, in capitals or before a colon that stands alone, where documents without headings have one.</summary>
    public static bool IsPseudoHeading(string line)
    {
        var inner = line.Trim('*', '_', ' ', ':');
        if (
            inner.Length is 0 or > 60
            || PlainText.CountWords(inner) > 8
            || inner.Contains("**", StringComparison.Ordinal)
        )
        {
            return false;
        }

        var isBold =
            line.StartsWith("**", StringComparison.Ordinal)
            && line.TrimEnd(':', ' ').EndsWith("**", StringComparison.Ordinal);
        var isCapital =
            inner.Length >= 4 && inner.Any(char.IsUpper) && !inner.Any(char.IsLower) && !inner.Any(char.IsDigit);
        return isBold || isCapital;
    }

    /// <summary><c>**Status:** draft</c>, <c>Author: …</c></summary>
    public static bool IsKeyValue(string line)
    {
        var plain = line.Trim().TrimStart('-', '*', '>', ' ');
        var colon = plain.IndexOf(':');
        return colon is > 0 and <= 30 && PlainText.CountWords(plain.AsSpan(0, colon)) <= 3;
    }

    private bool IsAboutDocument(string text)
    {
        if (heading.Level > 1 || !IsKeyValue(text))
        {
            return false;
        }

        var key = text[..text.IndexOf(':')].Trim('*', '-', '_', ' ');
        return DocumentKeys.Contains(key, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsDocumentRow(string row)
    {
        var key = row.Split('|', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("").Trim('*', ' ');
        return DocumentKeys.Contains(key, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsApparatus(string plain)
    {
        var name = plain.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ')', ' ', '§');
        return ApparatusHeadings.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private void Add(UnitKind kind, string text, bool isAboutDocument, string language = "")
    {
        if (heading.IsApparatus || !IsQuotable(kind, text))
        {
            return;
        }

        units.Add(
            new()
            {
                Order = units.Count,
                Kind = kind,
                Text = text,
                Heading = heading,
                LeadIn = kind is UnitKind.Sentence ? null : leadIn,
                Language = language,
                Words = PlainText.CountWords(text),
                HasFigure = text.AsSpan().IndexOfAnyInRange('0', '9') >= 0,
                HasCode = HasCode(text),
                IsFirst = isFirst,
                NamesTitle = titleWords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)),
                IsAboutDocument = isAboutDocument,
            }
        );
        isFirst = false;
    }

    /// <summary>No images, no bare links, no scraps; HTML inside a sentence has no business in a quotation.</summary>
    private static bool IsQuotable(UnitKind kind, string text)
    {
        if (kind is UnitKind.Code or UnitKind.Table)
        {
            return true;
        }

        return !text.Contains("![", StringComparison.Ordinal)
            && !text.Contains("<!--", StringComparison.Ordinal)
            && !HasTag(text)
            && HasSubstance(PlainText.Of(text));
    }

    private static bool HasSubstance(string plain)
    {
        var letters = plain.Count(char.IsLetterOrDigit);
        var isWide = plain.Any(c => c >= '\u3040');
        return letters >= (isWide ? 4 : FewestLetters)
            && !(plain.StartsWith("http", StringComparison.Ordinal) && !plain.Contains(' '));
    }

    private static bool HasTag(string text)
    {
        var open = text.IndexOf('<');
        return open >= 0
            && open + 1 < text.Length
            && (char.IsAsciiLetter(text[open + 1]) || text[open + 1] == '/')
            && !text.AsSpan(open + 1).StartsWith("http")
            && text.IndexOf('>', open) > 0
            && !text.Contains('`');
    }

    private static bool HasCode(string text) =>
        text.Contains('`')
        || text.Contains("::", StringComparison.Ordinal)
        || text.Contains("()", StringComparison.Ordinal);
}
