using System.Text;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Guildhall.Host.Adapters.Google;

/// <param name="Start">From the text's own start, in UTF-16 units.</param>
internal sealed record StyledSpan(int Start, int Length, TextStyle Style, string Fields);

/// <summary>The words of one paragraph and what is bold, code or a link in them. Holds no newline: a break within the
/// paragraph is the vertical tab, as in Google Docs.</summary>
internal sealed class InlineText
{
    public const char Break = '\v';

    private static readonly TextStyle CodeStyle = new() { WeightedFontFamily = new("Roboto Mono") };

    private readonly StringBuilder text = new();
    private readonly List<StyledSpan> spans = [];

    public int Length => text.Length;

    public IReadOnlyList<StyledSpan> Spans => spans;

    public static InlineText Of(ContainerInline? inlines)
    {
        var made = new InlineText();
        made.Add(inlines);
        return made;
    }

    public static InlineText Code(CodeBlock block)
    {
        var made = new InlineText();
        made.Styled(CodeStyle, "weightedFontFamily", () => made.Add(block.Lines.ToString().TrimEnd('\n')));
        return made;
    }

    public override string ToString() => text.ToString();

    public void Add(InlineText other)
    {
        spans.AddRange(other.spans.Select(s => s with { Start = s.Start + Length }));
        text.Append(other.text);
    }

    /// <summary>Without what Google strips from a text, which would move every index behind it, and with every newline
    /// as a break.</summary>
    public void Add(string words)
    {
        var clean = words.Replace("\r\n", "\n", StringComparison.Ordinal);
        for (var i = 0; i < clean.Length; i++)
        {
            var c = clean[i];
            if (char.IsHighSurrogate(c) && i + 1 < clean.Length && char.IsLowSurrogate(clean[i + 1]))
            {
                text.Append(c).Append(clean[++i]);
            }
            else if (char.IsSurrogate(c))
            {
                text.Append('\uFFFD');
            }
            else if (c is '\n' or '\r' or '\u2028' or '\u2029')
            {
                text.Append(Break);
            }
            else if (c is '\t')
            {
                // Tabs at the start of a list item would be its level.
                text.Append("    ");
            }
            else if (!IsStripped(c))
            {
                text.Append(c);
            }
        }
    }

    public void Bold()
    {
        if (Length > 0)
        {
            spans.Insert(0, new(0, Length, new() { Bold = true }, "bold"));
        }
    }

    private static bool IsStripped(char c) => c is < ' ' or (>= '\uE000' and <= '\uF8FF');

    private void Add(ContainerInline? inlines)
    {
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            Add(inline);
        }
    }

    private void Add(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Add(WithBreaks(literal.Content.ToString()));
                break;
            case CodeInline code:
                Styled(CodeStyle, "weightedFontFamily", () => Add(code.Content));
                break;
            case LineBreakInline { IsHard: true }:
                text.Append(Break);
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case HtmlEntityInline entity:
                Add(entity.Transcoded.ToString());
                break;
            case AutolinkInline auto:
                Linked(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, () => Add(auto.Url));
                break;
            case TaskList task:
                Add(task.Checked ? "☑" : "☐");
                break;
            case EmphasisInline emphasis:
                var (style, field) = StyleOf(emphasis);
                Styled(style, field, () => Add((ContainerInline)emphasis));
                break;
            case LinkInline { IsImage: true } image:
                Add("[");
                Add((ContainerInline)image);
                Add("]");
                break;
            case LinkInline link:
                Linked(link.Url, () => Add((ContainerInline)link));
                break;
            case HtmlInline html:
                Add(WithBreaks(html.Tag));
                break;
            case ContainerInline container:
                Add(container);
                break;
        }
    }

    // In tables <br> is the only way to a second line, so models write it although HTML is off.
    private static string WithBreaks(string words) =>
        words
            .Replace("<br>", "\n", StringComparison.OrdinalIgnoreCase)
            .Replace("<br/>", "\n", StringComparison.OrdinalIgnoreCase)
            .Replace("<br />", "\n", StringComparison.OrdinalIgnoreCase);

    private static (TextStyle Style, string Field) StyleOf(EmphasisInline emphasis) =>
        emphasis switch
        {
            { DelimiterChar: '~' } => (new() { Strikethrough = true }, "strikethrough"),
            { DelimiterCount: 2 } => (new() { Bold = true }, "bold"),
            _ => (new() { Italic = true }, "italic"),
        };

    private void Linked(string? url, Action write)
    {
        if (
            url is { Length: < 2_000 }
            && Uri.TryCreate(url, UriKind.Absolute, out var address)
            && (address.Scheme is "https" or "http" or "mailto")
        )
        {
            Styled(new() { Link = new(address.AbsoluteUri) }, "link", write);
            return;
        }

        write();
    }

    private void Styled(TextStyle style, string fields, Action write)
    {
        var start = Length;
        write();
        if (Length > start)
        {
            spans.Add(new(start, Length - start, style, fields));
        }
    }
}
