using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.AutoMod.Words;

/// <summary>
/// Judges whether a pattern that ends at an element really stands there: which elements spell it, whether what hides it is
/// credible (digits, signs, stars), and whether it is a word of its own (<see cref="WordEdges"/>).
/// </summary>
internal sealed class WordMatcher
{
    private const int LongestRun = 64;
    private const int MostSkipped = 6;
    private const string NaturalDoubles = "bcdefglmnoprstz";

    private readonly int[] taken = new int[256];
    private readonly byte[] group = new byte[256];
    private int count;

    /// <summary>How many runs are spelled by a letter, a digit, a sign, a mask.</summary>
    private int letters,
        digits,
        signs,
        masks;
    private int pairs,
        naturalPairs,
        doubtfulPairs;

    /// <summary>How many letters of the whole text have marks of their own.</summary>
    public int AccentsInText { get; set; }

    /// <summary>The text as it was written.</summary>
    public string Original { get; set; } = "";

    public bool TryMatch(
        WordPattern pattern,
        ReadOnlySpan<Element> elements,
        int end,
        bool isName,
        out int first,
        out int last
    )
    {
        first = last = end;
        count = letters = digits = signs = masks = 0;
        pairs = naturalPairs = doubtfulPairs = 0;
        if (!TryWalk(pattern, elements, end) || !ArePairsCredible(pattern))
        {
            return false;
        }

        var disguise = new Disguise(pattern, elements, taken.AsSpan(0, count), group.AsSpan(0, count))
        {
            Letters = letters,
            Digits = digits,
            Signs = signs,
            Masks = masks,
            AccentsInText = AccentsInText,
        };
        if (!disguise.IsCredible())
        {
            return false;
        }

        Array.Reverse(taken, 0, count);
        Array.Reverse(group, 0, count);
        first = taken[0];
        last = taken[count - 1];
        var spelled = new SpelledWord(pattern, elements, taken.AsSpan(0, count), group.AsSpan(0, count))
        {
            IsName = isName,
            NeedsWhole = naturalPairs > 0,
            HasDigits = disguise.HasDigits,
            Original = Original,
        };
        return spelled.IsWord();
    }

    private bool TryWalk(WordPattern pattern, ReadOnlySpan<Element> elements, int end)
    {
        var g = pattern.Groups.Length - 1;
        if (g > 250 || !CanRead(pattern, g, elements[end]))
        {
            return false;
        }

        var at = Extend(pattern, elements, end);
        var got = count;
        for (; g >= 0; g--)
        {
            var start = count - got;
            at = TakeRun(pattern, g, elements, at, ref got);
            if (got < pattern.Counts[g] || !IsRunLong(pattern, g, got))
            {
                return false;
            }

            Weigh(elements, start);
            got = 0;
        }

        return true;
    }

    /// <summary>Takes the end and what repeats its letter behind it; the place to go on from, backwards.</summary>
    private int Extend(WordPattern pattern, ReadOnlySpan<Element> elements, int end)
    {
        var g = pattern.Groups.Length - 1;
        var start = count;
        Take(end, g);
        for (var last = end; count - start < LongestRun; last = taken[count - 1])
        {
            var next = last + 1;
            if (next + 1 < elements.Length && elements[next].IsSoft && !IsStrong(elements[next]))
            {
                next++;
            }

            var isEnough = count - start >= pattern.Counts[g];
            if (
                next >= elements.Length
                || !Spells(elements[next], pattern.Groups[g])
                || (isEnough && (elements[next].Kind != ElementKind.Letter && !IsStrong(elements[next])))
                || (
                    isEnough
                    && (elements[next].HasGap || next > last + 1)
                    && !(WordEdges.IsSingle(elements, next) && WordEdges.IsSingle(elements, last))
                )
            )
            {
                break;
            }

            Take(next, g);
        }

        taken.AsSpan(start, count - start).Reverse();
        return end - 1;
    }

    private int TakeRun(WordPattern pattern, int g, ReadOnlySpan<Element> elements, int at, ref int got)
    {
        var skipped = 0;
        while (at >= 0 && got < LongestRun && count < taken.Length)
        {
            ref readonly var element = ref elements[at];
            var isEnough = got >= pattern.Counts[g];
            if (CanRead(pattern, g, element) && !IsBetterAsGap(pattern, g, elements, at))
            {
                if (isEnough && !ContinuesRun(pattern, g, elements, at))
                {
                    break;
                }

                Take(at--, g);
                got++;
                skipped = 0;
                continue;
            }

            var leadsOn = !isEnough || (at > 0 && elements[at - 1].Letter == pattern.Groups[g] && !elements[at].HasGap);
            if (!element.IsSoft || !leadsOn || skipped++ == MostSkipped || count == 0)
            {
                break;
            }

            at--;
        }

        return at;
    }

    /// <summary>Whether one more of a letter that is there already belongs to this run.</summary>
    private static bool ContinuesRun(WordPattern pattern, int g, ReadOnlySpan<Element> elements, int at)
    {
        ref readonly var element = ref elements[at];
        if (elements[at + 1].HasGap && !(WordEdges.IsSingle(elements, at) && WordEdges.IsSingle(elements, at + 1)))
        {
            return false;
        }

        var isPlain = element.Kind == ElementKind.Letter && element.Letter == pattern.Groups[g];
        return isPlain
            || (
                (g > 0 ? element.Kind <= ElementKind.Digit || IsStrong(element) : IsStrong(element))
                && (g == 0 || !Spells(element, pattern.Groups[g - 1]))
            );
    }

    /// <summary>A sign that stands for its letter wherever it is.</summary>
    private static bool IsStrong(in Element element) =>
        element.Kind == ElementKind.Sign && element.Letter is ('$' or '@');

    private static bool IsBetterAsGap(WordPattern pattern, int g, ReadOnlySpan<Element> elements, int at) =>
        elements[at].IsSoft && at > 0 && elements[at - 1].Letter == pattern.Groups[g] && !elements[at].HasGap;

    private static bool CanRead(WordPattern pattern, int g, in Element element) =>
        Spells(element, pattern.Groups[g])
        || (
            element.IsSoft
            && g > 0
            && g < pattern.Groups.Length - 1
            && pattern.Letters.Length >= 4
            && (
                (element.Flags & ElementFlags.AnyLetter) != 0
                || pattern.Groups[g] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y'
            )
        );

    private static bool Spells(in Element element, char letter) =>
        element.Letter == letter && element.Kind <= ElementKind.Digit
        || element.Other == letter
        || (element.Kind is ElementKind.Digit or ElementKind.Sign && Leet.CanRead(element.Letter, letter));

    private void Take(int element, int g)
    {
        taken[count] = element;
        group[count++] = (byte)g;
    }

    /// <summary>Two of a letter where the word has one are another word as often as not; three are none, and two such
    /// pairs are none either.</summary>
    private bool IsRunLong(WordPattern pattern, int g, int got)
    {
        if (char.IsAsciiDigit(pattern.Groups[g]))
        {
            return got == pattern.Counts[g];
        }

        if (pattern.Counts[g] == 1 && got == 2)
        {
            pairs++;
            naturalPairs += NaturalDoubles.Contains(pattern.Groups[g], StringComparison.Ordinal) ? 1 : 0;
            doubtfulPairs += pattern.Groups[g] is 'e' or 'o' || g == pattern.Groups.Length - 1 ? 1 : 0;
        }

        return true;
    }

    private bool ArePairsCredible(WordPattern pattern) =>
        naturalPairs == 0 || pairs > 1 || (pattern.Letters.Length >= 4 && doubtfulPairs == 0);

    private void Weigh(ReadOnlySpan<Element> elements, int start)
    {
        var best = ElementKind.Mask;
        var letter = '\0';
        for (var i = start; i < count; i++)
        {
            ref readonly var element = ref elements[taken[i]];
            best = element.Kind < best ? element.Kind : best;
            letter = element.Letter;
        }

        switch (best)
        {
            case ElementKind.Letter:
                letters++;
                break;
            case ElementKind.Digit:
                digits++;
                break;
            case ElementKind.Sign when letter is '$' or '@' or '!' or '|' or '+' or '(' or '#' or '<' || letter > 127:
                signs++;
                break;
            default:
                masks++;
                break;
        }
    }
}
