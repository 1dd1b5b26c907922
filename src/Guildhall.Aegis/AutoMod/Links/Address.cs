using System.Text;
using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.AutoMod.Links;

/// <summary>One address, taken apart.</summary>
internal readonly record struct Address(string Host, string Path)
{
    public bool HasScheme { get; init; }

    public bool IsCertain { get; init; }

    public bool HasUser { get; init; }

    public static bool TryParse(string text, out Address address)
    {
        address = default;
        var plain = Clean(text);
        var scheme = SchemeEnd(plain);
        var rest = plain[scheme..].TrimStart('/', '\\');
        var slash = rest.IndexOfAny(['/', '?', '#', '\\']);
        if (rest.AsSpan(0, slash < 0 ? rest.Length : slash).Contains('%'))
        {
            // An escape before the first slash hides the host, or where it ends.
            rest = Uri.UnescapeDataString(rest);
        }

        var end = rest.IndexOfAny(['/', '?', '#', '\\']);
        var authority = end < 0 ? rest : rest[..end];
        var path = end < 0 ? "" : rest[end..];
        var at = authority.LastIndexOf('@');
        if (scheme == 0 && at >= 0)
        {
            return false;
        }

        var hostText = authority[(at + 1)..];
        var colon = hostText.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            if (hostText.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            hostText = hostText[..colon];
        }

        if (Hosts.Canonical(hostText) is not { } host)
        {
            return false;
        }

        var dot = host.LastIndexOf('.');
        var ending = host[(dot + 1)..];
        if (scheme == 0 && (dot <= 0 || ending.Length < 2 || char.IsAsciiDigit(ending[0])))
        {
            return false;
        }

        address = new Address(host, path)
        {
            HasScheme = scheme > 0,
            HasUser = at > 0,
            IsCertain =
                scheme > 0
                || (
                    KnownHosts.IsEnding(ending)
                    && (path.Length > 1 || !IsAmbiguous(host) || host.StartsWith("www.", StringComparison.Ordinal))
                ),
        };
        return true;
    }

    /// <summary>Names that files, versions and sentences without blanks have too: node.js is none, Hello.Me may be.</summary>
    private static bool IsAmbiguous(string host) =>
        host[(host.LastIndexOf('.') + 1)..] is not ("com" or "net" or "org" or "gg" or "xyz" or "ru" or "gift" or "io");

    /// <summary>0 where there is none.</summary>
    private static int SchemeEnd(string text)
    {
        var end = text.IndexOf("://", StringComparison.Ordinal);
        if (end < 0)
        {
            end = text.IndexOf(":\\\\", StringComparison.Ordinal);
        }

        if (end is <= 0 or > 12)
        {
            return text.StartsWith("//", StringComparison.Ordinal) ? 2 : 0;
        }

        foreach (var c in text.AsSpan(0, end))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '*' or '-'))
            {
                return 0;
            }
        }

        return end + 3;
    }

    /// <summary>Invisible characters gone, full-width forms plain, <c>[.]</c> and <c>(dot)</c> as dots.</summary>
    private static string Clean(string text)
    {
        if (!System.Text.Ascii.IsValid(text))
        {
            var clean = new StringBuilder(text.Length);
            foreach (var c in text)
            {
                if (c is >= '\uFF01' and <= '\uFF5E')
                {
                    clean.Append((char)(c - 0xFEE0));
                }
                else if (c is '\u3002' or '\uFF61' or '\u2024')
                {
                    clean.Append('.');
                }
                else if (!FoldTable.IsInvisible(c))
                {
                    clean.Append(c);
                }
            }

            text = clean.ToString();
        }

        if (text.AsSpan().IndexOfAny("[({") < 0)
        {
            return text;
        }

        foreach (var (open, close) in (ReadOnlySpan<(char, char)>)[('[', ']'), ('(', ')'), ('{', '}')])
        {
            text = text.Replace($"{open}.{close}", ".", StringComparison.Ordinal)
                .Replace($"{open}dot{close}", ".", StringComparison.OrdinalIgnoreCase)
                .Replace($"{open}:{close}", ":", StringComparison.Ordinal);
        }

        return text;
    }
}
