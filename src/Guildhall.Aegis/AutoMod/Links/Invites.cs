using System.Buffers;
using Guildhall.Aegis.AutoMod.Text;
using Guildhall.Aegis.AutoMod.Words;

namespace Guildhall.Aegis.AutoMod.Links;

/// <summary>Where a text leads into a server.</summary>
/// <param name="Code">As Discord knows it; of another site, its host and path.</param>
internal readonly record struct FoundInvite(int Start, int End, string Code);

/// <summary>Invites in addresses of every kind, and spelled ones: <c>discord . gg / abc</c>.</summary>
internal static class Invites
{
    private const int WidestGap = 9;

    private static readonly SearchValues<char> dots = SearchValues.Create(".,·•．。｡․‧");
    private static readonly SearchValues<char> slashes = SearchValues.Create("/\\⁄∕／");

    private static readonly DomainSet discord = new(["discord.com", "discordapp.com"]);
    private static readonly DomainSet shorts = new(["discord.gg"]);

    /// <summary>The word that a spelled invite begins with, wherever it stands.</summary>
    public const string Clue = "*discord*";

    public static void FromLinks(List<FoundLink> links, List<FoundInvite> found)
    {
        foreach (var link in links)
        {
            var path = PathOf(link.Path);
            if (shorts.Contains(link.Host, ""))
            {
                var rest = IsUnder(path, "invite") ? path[7..] : path;
                Add(link, CodeOf(rest), found);
            }
            else if (
                discord.Contains(link.Host, "")
                && (IsUnder(path, "invite") || path.StartsWith("servers/", StringComparison.OrdinalIgnoreCase))
            )
            {
                Add(link, CodeOf(path[(path.IndexOfAny('/', '\\') + 1)..]), found);
            }
            else if (KnownHosts.InviteSites.Contains(link.Host, link.Path) && path.Length > 0)
            {
                found.Add(new FoundInvite(link.Start, link.End, link.Host + link.Path));
            }
        }
    }

    /// <summary>What follows the word <see cref="Clue"/> at an element.</summary>
    public static void FromWord(FoldedText text, WordHit hit, List<FoundInvite> found)
    {
        var elements = text.Elements;
        var at = hit.Last + 1;
        _ = TryTake(elements, ref at, "app");
        var hasDot = at < elements.Length && IsDot(text, at);
        var start = at;
        if (TryTake(elements, ref at, "dot"))
        {
            hasDot = true;
        }
        else
        {
            at = start;
        }

        if (!hasDot || IsInPath(text, elements[hit.First]))
        {
            return;
        }

        start = at;
        var isShort = TryTake(elements, ref at, "gg");
        if (!isShort)
        {
            at = start;
            if (!TryTake(elements, ref at, "com") || !HasSlash(text, at) || !TryTake(elements, ref at, "invite"))
            {
                return;
            }
        }

        if (at >= elements.Length || !HasSlash(text, at))
        {
            return;
        }

        while (at + 1 < elements.Length && elements[at].IsSoft)
        {
            at++;
        }

        var code = CodeOf(text.Original.AsSpan(elements[at].Start));
        if (code.Length >= 2)
        {
            var end = elements[at].Start + code.Length;
            var begin = elements[hit.First].Start;
            if (!found.Exists(f => f.Code == code || (f.Start <= begin && begin < f.End)))
            {
                found.Add(new FoundInvite(begin, end, code));
            }
        }
    }

    /// <summary>Within an address, but not at its host.</summary>
    private static bool IsInPath(FoldedText text, in Element element)
    {
        foreach (var (start, end) in text.Links)
        {
            if (element.Start >= start && element.Start < end)
            {
                var before = text.Original.AsSpan(start, element.Start - start);
                var scheme = before.IndexOf("://", StringComparison.Ordinal);
                return before[(scheme >= 0 ? scheme + 3 : 0)..].IndexOfAny("/\\?") >= 0;
            }
        }

        return false;
    }

    private static bool TryTake(ReadOnlySpan<Element> elements, ref int at, string letters)
    {
        var here = at;
        foreach (var letter in letters)
        {
            while (here < elements.Length && elements[here].IsSoft)
            {
                here++;
            }

            if (here >= elements.Length || elements[here].Letter != letter || elements[here].Gap > WidestGap)
            {
                return false;
            }

            here++;
        }

        at = here;
        return true;
    }

    private static bool IsDot(FoldedText text, int at) => Between(text, at).ContainsAny(dots);

    private static bool HasSlash(FoldedText text, int at) => Between(text, at).ContainsAny(slashes);

    /// <summary>What stands in the original between the last letter before an element and it.</summary>
    private static ReadOnlySpan<char> Between(FoldedText text, int at)
    {
        var elements = text.Elements;
        if (at >= elements.Length || at == 0)
        {
            return [];
        }

        var last = at - 1;
        var next = at;
        while (next < elements.Length - 1 && elements[next].IsSoft)
        {
            next++;
        }

        while (last > 0 && elements[last].IsSoft)
        {
            last--;
        }

        var (start, end) = (elements[last].End, elements[next].Start);
        return end > start && end - start <= WidestGap ? text.Original.AsSpan(start, end - start) : [];
    }

    private static bool IsUnder(ReadOnlySpan<char> path, string folder) =>
        path.StartsWith(folder, StringComparison.OrdinalIgnoreCase)
        && path.Length > folder.Length
        && path[folder.Length] is '/' or '\\';

    private static void Add(FoundLink link, string code, List<FoundInvite> found)
    {
        if (code.Length >= 2)
        {
            found.Add(new FoundInvite(link.Start, link.End, code));
        }
    }

    /// <summary>As a browser asks for it: without escapes, double slashes and steps back.</summary>
    private static ReadOnlySpan<char> PathOf(string path)
    {
        if (path.Contains('%', StringComparison.Ordinal))
        {
            path = Uri.UnescapeDataString(path);
        }

        if (path.Contains("..", StringComparison.Ordinal) || path.Contains("/./", StringComparison.Ordinal))
        {
            var parts = new List<string>();
            foreach (var part in path.Split('/', '\\'))
            {
                if (part == ".." && parts.Count > 0)
                {
                    parts.RemoveAt(parts.Count - 1);
                }
                else if (part is not ("" or "." or ".."))
                {
                    parts.Add(part);
                }
            }

            path = string.Join('/', parts);
        }

        return path.AsSpan().TrimStart("/\\");
    }

    private static string CodeOf(ReadOnlySpan<char> path)
    {
        path = path.TrimStart("/\\ ");
        var length = 0;
        while (length < path.Length && length < 64 && (char.IsAsciiLetterOrDigit(path[length]) || path[length] == '-'))
        {
            length++;
        }

        return path[..length].ToString();
    }
}
