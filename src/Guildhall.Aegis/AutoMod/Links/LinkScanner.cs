using System.Buffers;

namespace Guildhall.Aegis.AutoMod.Links;

/// <summary>Finds the addresses in a text, also spoiled ones: <c>hxxp</c>, <c>evil[.]tld</c>, full-width dots, users, ports,
/// texts that are shown instead, addresses within addresses. Linear; says nothing of good and bad.</summary>
internal sealed class LinkScanner
{
    private const int MostLinks = 64;
    private const int LongestToken = 2_048;
    private static readonly SearchValues<char> signs = SearchValues.Create(".:．。｡․%");

    public List<FoundLink> Found { get; } = [];

    public void Scan(string text, List<(int Start, int End)> ranges)
    {
        Found.Clear();
        ranges.Clear();
        var at = 0;
        while (Found.Count < MostLinks)
        {
            var next = text.AsSpan(at).IndexOfAny(signs);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (!IsInside(text, at))
            {
                at++;
                continue;
            }

            var (start, end) = Token(text, at);
            Read(text, start, end, ranges);
            at = Math.Max(end, at + 1);
        }
    }

    /// <summary>Whether something stands on both sides: most dots end a sentence. A percent sign counts where it writes
    /// one.</summary>
    private static bool IsInside(string text, int at) =>
        at > 0
        && at + 1 < text.Length
        && text[at + 1] > ' '
        && text[at - 1] > ' '
        && (text[at] != '%' || text.AsSpan(at + 1).StartsWith("2e", StringComparison.OrdinalIgnoreCase));

    private static (int Start, int End) Token(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestToken && !IsBreak(text[start - 1]))
        {
            start--;
        }

        var end = at + 1;
        while (end < text.Length && end - at < LongestToken && !IsBreak(text[end]))
        {
            end++;
        }

        return (start, end);
    }

    private static bool IsBreak(char c) =>
        c is <= ' ' or '<' or '>' or '"' or '`' or '\u3000' or '\u00A0' or ',' or ';';

    private void Read(string text, int start, int end, List<(int Start, int End)> ranges)
    {
        var token = text.AsSpan(start, end - start);
        var mask = token.IndexOf("](", StringComparison.Ordinal);
        if (mask >= 0)
        {
            ReadMasked(text, start + mask, ranges);
            if (mask > 0 && token[..mask].TrimStart("[(") is { Length: > 3 } shown)
            {
                Add(text, start + mask - shown.Length, start + mask, ranges, new FoundLink());
            }

            return;
        }

        Add(text, start, end, ranges, new FoundLink());
    }

    private void ReadMasked(string text, int close, List<(int Start, int End)> ranges)
    {
        var end = text.IndexOf(')', close);
        end = end < 0 ? Math.Min(text.Length, close + LongestToken) : end;
        var open = text.LastIndexOf('[', close, Math.Min(close + 1, 300));
        var shown = open >= 0 ? text[(open + 1)..close] : "";
        var before = Found.Count;
        Add(text, close + 2, end, ranges, new FoundLink { IsMasked = true });
        if (Found.Count > before && Address.TryParse(shown.Trim(), out var named) && named.IsCertain)
        {
            var link = Found[before];
            var isSame =
                link.Host == named.Host
                || link.Host.EndsWith("." + named.Host, StringComparison.Ordinal)
                || named.Host.EndsWith("." + link.Host, StringComparison.Ordinal);
            Found[before] = link with { IsMisleading = !isSame };
        }
    }

    private void Add(string text, int start, int end, List<(int Start, int End)> ranges, FoundLink like)
    {
        var token = text.AsSpan(start, end - start);
        var lead = token.Length - token.TrimStart("([{*_~|'<").Length;
        token = token[lead..].TrimEnd(".,!?;:)]}*_~|'>");
        if (token.Length < 4 || !Address.TryParse(token.ToString(), out var address))
        {
            return;
        }

        start += lead;
        end = start + token.Length;
        var link = like with
        {
            Start = start,
            End = end,
            Host = address.Host,
            Path = address.Path,
            IsCertain = address.IsCertain,
            HasUser = address.HasUser,
        };
        Found.Add(link);
        if (address.HasScheme || address.Path.Length > 1)
        {
            ranges.Add((start, end));
        }

        AddNested(link, 0);
    }

    private void AddNested(FoundLink outer, int depth)
    {
        if (depth == 2 || outer.Path.Length < 5)
        {
            return;
        }

        var path = outer.Path;
        if (path.Contains('%', StringComparison.Ordinal))
        {
            path = Uri.UnescapeDataString(path);
        }

        var isRedirector = KnownHosts.Redirectors.Contains(outer.Host, outer.Path);
        foreach (var part in path.Split(['?', '&', '#', ';'], 24))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var value = equals >= 0 ? part[(equals + 1)..] : part.TrimStart('/');
            var scheme = value.IndexOf("://", StringComparison.Ordinal);
            if (scheme > 5)
            {
                value = value[Math.Max(value.LastIndexOf("http", scheme, StringComparison.OrdinalIgnoreCase), 0)..];
            }

            if ((scheme > 0 || (isRedirector && equals > 0)) && Address.TryParse(value, out var address))
            {
                if (!address.HasScheme && !address.IsCertain)
                {
                    continue;
                }

                var nested = outer with
                {
                    Host = address.Host,
                    Path = address.Path,
                    IsCertain = true,
                    IsNested = true,
                    IsMisleading = false,
                };
                Found.Add(nested);
                AddNested(nested, depth + 1);
            }
        }
    }
}
