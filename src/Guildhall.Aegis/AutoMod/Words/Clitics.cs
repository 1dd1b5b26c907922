using System.Buffers;
using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.AutoMod.Words;

/// <summary>
/// What an apostrophe ties to the word before it: <c>it's</c>, <c>we'll</c>, <c>who're</c>. It begins no other word, and
/// with a common word before it, it is that word's and makes no other of the two.
/// </summary>
internal static class Clitics
{
    private const int Longest = 2;
    private const int LongestWord = 12;

    private static readonly SearchValues<char> apostrophes = SearchValues.Create(
        "'`\u00B4\u02BC\u2018\u2019\u2032\uFF07"
    );

    /// <summary>Whether a clitic begins there: <c>it's hitting</c> holds no <c>shitting</c>.</summary>
    public static bool BeginsAt(ReadOnlySpan<Element> elements, int first, string original)
    {
        var start = elements[first].Start;
        if (
            start < 2
            || !apostrophes.Contains(original[start - 1])
            || !char.IsLetterOrDigit(original[start - 2])
            || !WordEdges.StartsFragment(elements, first)
        )
        {
            return false;
        }

        Span<char> letters = stackalloc char[Longest];
        var length = 0;
        var at = first;
        for (; ; at++)
        {
            if (length == Longest || elements[at].Kind != ElementKind.Letter)
            {
                return false;
            }

            letters[length++] = elements[at].Letter;
            if (WordEdges.EndsFragment(elements, at))
            {
                break;
            }
        }

        var end = elements[at].End;
        return letters[..length] is "s" or "d" or "t" or "m" or "re" or "ll" or "ve"
            && (end >= original.Length || !apostrophes.Contains(original[end]));
    }

    /// <summary>Whether all from one element to another is a common word with its clitic.</summary>
    public static bool Make(ReadOnlySpan<Element> elements, int first, int last, string original)
    {
        var clitic = last;
        while (clitic > first && !WordEdges.StartsFragment(elements, clitic))
        {
            clitic--;
        }

        if (clitic == first || !BeginsAt(elements, clitic, original))
        {
            return false;
        }

        Span<char> letters = stackalloc char[LongestWord];
        var length = 0;
        for (var i = first; i < clitic && elements[i].Kind == ElementKind.Letter; i++)
        {
            if (length == letters.Length || (i > first && elements[i].HasGap))
            {
                return false;
            }

            letters[length++] = elements[i].Letter;
        }

        return CommonWords.Contains(letters[..length]);
    }
}
