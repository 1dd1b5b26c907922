using System.Buffers;
using System.Collections.Frozen;
using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.AutoMod.Words;

/// <summary>
/// Whether somebody cut a word in parts (<c>nig ger</c>, <c>kill your self</c>), or words only meet that spell it together
/// (<c>pen is</c>). Of a phrase only the words count that are cut; those that stand whole make a cut more credible.
/// </summary>
/// <param name="taken">The elements that spell it, in order.</param>
internal readonly ref struct CutWord(
    WordPattern pattern,
    ReadOnlySpan<Element> elements,
    ReadOnlySpan<int> taken,
    ReadOnlySpan<byte> groups,
    string original
)
{
    private const int LongestFollower = 12;
    private const int FewestLetters = 5;

    private static readonly SearchValues<char> vowels = SearchValues.Create("aeiouy");

    /// <summary>A letter that is no shortened word behind an apostrophe left out: <c>team s hit</c>.</summary>
    private static readonly SearchValues<char> lone = SearchValues.Create("bfgjpqwz");

    /// <summary>Parts that people know the word by.</summary>
    private static readonly FrozenSet<string> stems = """
        ass arse dick cock shit fuck piss cunt bitch douche fag nig nigg wank arsch huren
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What goes on behind a phrase that is complete; another noun makes another word of its end:
    /// <c>kill your self esteem</c>.</summary>
    private static readonly FrozenSet<string> followers = """
        a and or but so if in on at to as for with by from then than that this now you u ur ya yo he she they we i it my me
        him her us lol lmao lmfao pls plz please ok okay ya yeah yes no not bro dude man kid dumb stupid idiot loser bitch
        already today tonight tomorrow soon right before because when while after everyone nobody asap fr ngl tbh rn go get
        just you're ugly fat worthless right there here is are was were will would should can could do does did have has
        im ill nah haha xd omg wtf smh irl cunt whore nigga faggot retard fucker noob scum trash
        und oder du ihr jetzt bitte endlich et ou tu y o tú ya e ora adesso
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> stemLookup = stems.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> followerLookup =
        followers.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ReadOnlySpan<Element> elements = elements;
    private readonly ReadOnlySpan<int> taken = taken;
    private readonly ReadOnlySpan<byte> groups = groups;

    /// <summary>What an open word may go on with where it was cut before: <c>nigg ers</c>, but not <c>Jack assumed</c>.</summary>
    public static bool IsEnding(ReadOnlySpan<Element> elements, int from)
    {
        Span<char> letters = stackalloc char[3];
        var length = 0;
        for (var i = from; i < elements.Length && !elements[i].HasGap; i++)
        {
            if (length == letters.Length || elements[i].IsSoft)
            {
                return false;
            }

            letters[length++] = elements[i].Letter;
        }

        return letters[..length] is "s" or "z" or "es" or "ed" or "er" or "ers"
            || (length == 1 && !char.IsAscii(letters[0]));
    }

    public bool IsCut()
    {
        Span<char> letters = stackalloc char[taken.Length];
        var hasWhole = false;
        var isDoubtful = false;
        for (var start = 0; start < taken.Length; )
        {
            var end = start + 1;
            while (end < taken.Length && !BeginsWord(end))
            {
                end++;
            }

            var cut = Weigh(start, end, letters);
            if (cut.Parts == 1)
            {
                hasWhole |= end - start >= 3;
            }
            else if (!cut.IsCredible)
            {
                isDoubtful = true;
            }

            start = end;
        }

        return !isDoubtful || (hasWhole && IsTight() && IsComplete());
    }

    private static bool IsStrange(ReadOnlySpan<char> part) =>
        !part.ContainsAny(vowels)
        || (part.Length > 2 && part[0] == part[1] && !"aeiouyl".Contains(part[0], StringComparison.Ordinal))
        || (part.Length > 3 && part[^1] == part[^2] && "bcgkpv".Contains(part[^1], StringComparison.Ordinal));

    private (int Parts, bool IsCredible) Weigh(int start, int end, Span<char> letters)
    {
        var (parts, length, shortest, unknown, longestUnknown) = (0, 0, int.MaxValue, 0, 0);
        var (isStrange, areAllWords, hasStem) = (false, true, false);
        for (var i = start; i <= end; i++)
        {
            if (i == end || (i > start && IsSplit(i)))
            {
                var part = letters[..length];
                var isCommon = CommonWords.Contains(part);
                isStrange |= IsStrange(part);
                areAllWords &= length == 1 || isCommon;
                hasStem |= stemLookup.Contains(part) && (part is not "fag" || IsComplete());
                unknown += isCommon ? 0 : 1;
                longestUnknown = isCommon ? longestUnknown : Math.Max(longestUnknown, length);
                shortest = Math.Min(shortest, length);
                parts++;
                length = 0;
            }

            if (i < end)
            {
                letters[length++] = pattern.Groups[groups[i]];
            }
        }

        if (parts == 1)
        {
            return (1, false);
        }

        var isOdd = isStrange || (parts == 2 && longestUnknown >= 4 && end - start >= FewestLetters);
        var isCredible =
            (isOdd && !areAllWords)
            || (
                end - start >= FewestLetters
                && IsTight(start, end)
                && (
                    (unknown == parts && shortest >= 2)
                    || (parts > 2 && longestUnknown >= 4)
                    || (hasStem && shortest >= 2)
                    || (parts == 2 && IsLone(start))
                )
            );
        return (parts, isCredible);
    }

    /// <summary>A small letter alone, with the rest of its word behind it: <c>b itch</c>.</summary>
    private bool IsLone(int start) =>
        IsSplit(start + 1)
        && lone.Contains(elements[taken[start]].Letter)
        && (elements[taken[start]].Flags & ElementFlags.Upper) == 0;

    private bool IsSplit(int i) => elements[taken[i]].HasGap || taken[i] != taken[i - 1] + 1;

    private bool BeginsWord(int i) => groups[i] != groups[i - 1] && pattern.BeginsWord[groups[i]];

    private bool IsTight() => IsTight(0, taken.Length);

    /// <summary>One blank, one dot: not the end of a sentence, not a list.</summary>
    private bool IsTight(int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (IsSplit(i) && elements[taken[i]].Start - elements[taken[i - 1]].End != 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What follows is no word that makes a longer one of the end.</summary>
    private bool IsComplete()
    {
        var next = taken[^1] + 1;
        if (next >= elements.Length)
        {
            return true;
        }

        var end = elements[taken[^1]].End;
        if (elements[next].IsSoft)
        {
            return next + 1 == elements.Length || elements[next + 1].HasGap || elements[next + 1].IsSoft;
        }

        if (elements[next].Start - end != 1 || original[end] == '\n')
        {
            return true;
        }

        Span<char> word = stackalloc char[LongestFollower];
        var length = 0;
        while (next < elements.Length && elements[next].Kind == ElementKind.Letter && length < word.Length)
        {
            word[length++] = elements[next++].Letter;
            if (next < elements.Length && elements[next].HasGap)
            {
                break;
            }
        }

        return followerLookup.Contains(word[..length]);
    }
}
