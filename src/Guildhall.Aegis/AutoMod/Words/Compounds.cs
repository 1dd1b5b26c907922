using System.Buffers;
using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.AutoMod.Words;

/// <summary>
/// A hyphen between two words makes one word of them: <c>rape-seed</c> is no more the listed word than <c>Scunthorpe</c>
/// is. That goes for plain words alone: what is hidden, what stands beside a common short word (<c>-you</c>, <c>-off</c>)
/// and what stands beside another listed word are still what they are.
/// </summary>
internal static class Compounds
{
    private const int ShortestPart = 3;
    private const int LongestPart = 30;

    private static readonly SearchValues<char> hyphens = SearchValues.Create("-\u2010\u2011");
    private static readonly SearchValues<char> vowels = SearchValues.Create("aeiouyAEIOUY");

    /// <summary>Takes away the hits that are a part of a longer word.</summary>
    public static void Excuse(FoldedText text, List<WordHit> hits)
    {
        if (hits.Count == 0 || !text.Original.AsSpan().ContainsAny(hyphens))
        {
            return;
        }

        var all = hits.ToArray();
        hits.RemoveAll(hit =>
            !hit.Pattern.IsAllowed && IsPlain(text, hit) && (IsPart(text, hit, all, 1) || IsPart(text, hit, all, -1))
        );
    }

    private static bool IsPlain(FoldedText text, WordHit hit)
    {
        var elements = text.Elements;
        foreach (var c in text.Original.AsSpan(elements[hit.First].Start..elements[hit.Last].End))
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPart(FoldedText text, WordHit hit, WordHit[] all, int step)
    {
        var elements = text.Elements;
        var isOpen = step > 0 ? hit.Pattern.OpenEnd : hit.Pattern.OpenStart;
        var hyphen = step > 0 ? elements[hit.Last].End : elements[hit.First].Start - 1;
        var original = text.Original.AsSpan();
        if (isOpen || hyphen < 0 || hyphen >= original.Length || !hyphens.Contains(original[hyphen]))
        {
            return false;
        }

        var (near, far) = (hyphen + step, hyphen + step);
        while (far >= 0 && far < original.Length && char.IsLetter(original[far]))
        {
            far += step;
        }

        var (start, end) = step > 0 ? (near, far) : (far + 1, near + 1);
        var part = original[Math.Min(start, end)..end];
        return part.Length is >= ShortestPart and <= LongestPart
            && IsWord(part)
            && !IsListed(elements, all, Math.Min(start, end), end);
    }

    private static bool IsListed(ReadOnlySpan<Element> elements, WordHit[] all, int start, int end)
    {
        foreach (var hit in all)
        {
            if (!hit.Pattern.IsAllowed && elements[hit.First].Start < end && elements[hit.Last].End > start)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One that somebody writes, and that means something.</summary>
    private static bool IsWord(ReadOnlySpan<char> part)
    {
        var isVaried = part.ContainsAny(vowels) && part.ContainsAnyExcept(part[0]);
        return isVaried && !CommonWords.Contains(FoldTable.FoldWord(part.ToString()));
    }
}
