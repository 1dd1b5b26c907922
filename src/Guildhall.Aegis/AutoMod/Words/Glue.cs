using System.Collections.Frozen;
using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.AutoMod.Words;

/// <summary>
/// Words that people write without a gap before or behind an insult: <c>youasshole</c>, <c>gokillyourself</c>. Only words
/// of address and of scorn: <c>cock</c> within <c>peacock</c> stays what it is.
/// </summary>
internal static class Glue
{
    private const int Longest = 24;
    private const int FewestLetters = 5;

    private static readonly FrozenSet<string> scorn = Words(
        """
        you your youre ur this that these those what such just please pls hes shes stupid dumb ugly fat dirty filthy lazy
        little damn goddamn fucking fuckin effing bloody total utter absolute old big huge holy silly crazy lying cheap
        du ihr bist dumme dummer blöde bloede blode fette fetter kleine kleiner alte alter verdammte scheiss
        eres tu maldito maldita pinche gros grosse sale petit petite espece sei brutto brutta
        """
    );

    /// <summary>Between those; by themselves they begin too many words: <c>therapist</c>.</summary>
    private static readonly FrozenSet<string> fillers = Words(
        "are is he she they the a an and go going im so ein eine un una que es sois de uno che"
    );

    private static readonly FrozenSet<string> behind = Words(
        "you u face boy boys girl head heads ass now please pls plz lol lmao mod mods admin"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> scornLookup =
        scorn.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> fillerLookup =
        fillers.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> behindLookup =
        behind.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether nothing but such words stands between the edge of a word and an element that begins a hit.</summary>
    public static bool EndsBefore(WordPattern pattern, ReadOnlySpan<Element> elements, int first)
    {
        Span<char> letters = stackalloc char[Longest];
        var start = first;
        while (start > 0 && !WordEdges.StartsFragment(elements, start))
        {
            if (first - start == Longest || elements[start - 1].Kind != ElementKind.Letter)
            {
                return false;
            }

            start--;
        }

        for (var i = start; i < first; i++)
        {
            letters[i - start] = elements[i].Letter;
        }

        // Words of four letters stand within too many others: only long neighbours say enough.
        var here = letters[..(first - start)];
        var isPhrase = pattern.BeginsWord.AsSpan().Contains(true);
        return (pattern.Letters.Length >= FewestLetters || here.Length >= 4) && IsScorn(here, isPhrase);
    }

    public static bool BeginsBehind(WordPattern pattern, ReadOnlySpan<Element> elements, int last)
    {
        Span<char> letters = stackalloc char[Longest];
        var length = 0;
        for (var i = last; !WordEdges.EndsFragment(elements, i); i++)
        {
            if (length == Longest || elements[i + 1].Kind != ElementKind.Letter)
            {
                return false;
            }

            letters[length++] = elements[i + 1].Letter;
        }

        return pattern.Letters.Length >= FewestLetters && behindLookup.Contains(letters[..length]);
    }

    /// <param name="isEnough">Fillers alone will do.</param>
    private static bool IsScorn(ReadOnlySpan<char> letters, bool isEnough)
    {
        // A single letter is no word before an insult: too many words begin with one and go on like it.
        if (letters.Length < 2)
        {
            return false;
        }

        Span<bool> reached = stackalloc bool[letters.Length + 1];
        Span<bool> scorned = stackalloc bool[letters.Length + 1];
        reached[0] = true;
        scorned[0] = isEnough;
        for (var end = 1; end <= letters.Length; end++)
        {
            for (var start = 0; start < end; start++)
            {
                var word = letters[start..end];
                var isScorn = reached[start] && scornLookup.Contains(word);
                var isKnown = isScorn || (reached[start] && fillerLookup.Contains(word));
                reached[end] |= isKnown;
                scorned[end] |= isScorn || (isKnown && scorned[start]);
            }
        }

        return scorned[^1];
    }

    private static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
