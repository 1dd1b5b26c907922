using System.Text;

namespace Guildhall.Onomancer.Rewrites.Extraction;

/// <summary>A line of Markdown without its marks, and plain text made safe to stand inside Markdown.</summary>
internal static class PlainText
{
    /// <summary>Emphasis and code marks go, links keep their words.</summary>
    public static string Of(string markdown)
    {
        var plain = new StringBuilder(markdown.Length);
        for (var i = 0; i < markdown.Length; i++)
        {
            switch (markdown[i])
            {
                case '*' or '`':
                case '[' or '!' when markdown[i] == '[' || (i + 1 < markdown.Length && markdown[i + 1] == '['):
                    break;
                case ']'
                    when i + 1 < markdown.Length
                        && markdown[i + 1] == '('
                        && markdown.IndexOf(')', i) is > 0 and var close:
                    i = close;
                    break;
                case ']':
                    break;
                case '<' when markdown.IndexOf('>', i) is > 0 and var close:
                    i = close;
                    break;
                default:
                    plain.Append(markdown[i]);
                    break;
            }
        }

        return plain.ToString().Trim();
    }

    public static string Escaped(string plain)
    {
        var escaped = new StringBuilder(plain.Length);
        foreach (var c in plain)
        {
            if (c is '*' or '_' or '`' or '[' or ']' or '<' or '>' or '\\' or '|' or '#' or '~' or '!')
            {
                escaped.Append('\\');
            }

            escaped.Append(char.IsControl(c) ? ' ' : c);
        }

        return escaped.ToString();
    }

    /// <summary>Words as a reader counts them; scripts without blanks count two characters as a word.</summary>
    public static int CountWords(ReadOnlySpan<char> text)
    {
        var (words, wide, inside) = (0, 0, false);
        foreach (var c in text)
        {
            if (c is >= '\u3040' and <= '\u9fff' or >= '\uf900' and <= '\ufaff')
            {
                wide++;
                inside = false;
            }
            else if (char.IsLetterOrDigit(c))
            {
                words += inside ? 0 : 1;
                inside = true;
            }
            else if (char.IsWhiteSpace(c) || c is '|' or '—' or '/')
            {
                inside = false;
            }
        }

        return words + ((wide + 1) / 2);
    }
}
