using System.Buffers;
using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.AutoMod.Words;

/// <summary>
/// A pattern with the elements that spell it. It counts where it is a word of its own, or where somebody took a word apart
/// (<c>f u c k</c>, <c>sh.it</c>); not where words merely meet (<c>pen is</c>) or it is part of a longer spelled word.
/// </summary>
internal readonly ref struct SpelledWord(
    WordPattern pattern,
    ReadOnlySpan<Element> elements,
    ReadOnlySpan<int> taken,
    ReadOnlySpan<byte> groups
)
{
    private static readonly SearchValues<char> code = SearchValues.Create("(){}[];=<>\"");
    private const int WidestGap = 6;
    private const int WidestGapOfParts = 3;

    private readonly ReadOnlySpan<Element> elements = elements;
    private readonly ReadOnlySpan<int> taken = taken;
    private readonly ReadOnlySpan<byte> groups = groups;

    public bool IsName { get; init; }

    public bool NeedsWhole { get; init; }

    /// <summary>Some letter is read out of a digit; beside gaps that is too little.</summary>
    public bool HasDigits { get; init; }

    /// <summary>The text as it was written.</summary>
    public required string Original { get; init; }

    private bool CanBeGlued =>
        pattern is { IsAllowed: false, IsReversed: false, Letters.Length: >= 4 }
        && !HasDigits
        && !elements[First].IsInLink;

    private int First => taken[0];

    private int Last => taken[^1];

    public bool IsWord()
    {
        var isWhole = WordEdges.StartsWord(elements, First, IsName) && WordEdges.EndsWord(elements, Last, IsName);
        if (!TryFindParts(out var parts, out var widest, out var narrowest))
        {
            return isWhole || (!NeedsWhole && (pattern.OpenStart || StartsWord()) && (pattern.OpenEnd || EndsWord()));
        }

        if (
            pattern.IsAllowed
            || pattern.IsReversed
            || parts < 2
            || !WordEdges.StartsFragment(elements, First)
            || !(WordEdges.EndsFragment(elements, Last) || (pattern.OpenEnd && CutWord.IsEnding(elements, Last + 1)))
            || elements[First].IsInLink
            || Clitics.BeginsAt(elements, First, Original)
            || Clitics.Make(elements, First, Last, Original)
        )
        {
            return false;
        }

        if (pattern.Letters.Length >= 4 && AreSplitsOdd())
        {
            return true;
        }

        if (IsCode())
        {
            return false;
        }

        return AreSingle()
            ? parts >= 3
                && IsEven(widest, narrowest)
                && IsAlone(widest)
                && !(pattern.Letters.Length <= 3 && IsListing())
            : widest <= WidestGapOfParts && !IsListing() && IsTakenApart();
    }

    private bool StartsWord() =>
        WordEdges.StartsWord(elements, First, IsName) || (CanBeGlued && Glue.EndsBefore(pattern, elements, First));

    private bool EndsWord() =>
        WordEdges.EndsWord(elements, Last, IsName) || (CanBeGlued && Glue.BeginsBehind(pattern, elements, Last));

    /// <summary>False where nothing, or only what separates a phrase's words, stands between the letters.</summary>
    private bool TryFindParts(out int parts, out int widest, out int narrowest)
    {
        parts = 1;
        widest = 0;
        narrowest = WidestGap;
        var isApart = false;
        for (var i = 1; i < taken.Length; i++)
        {
            if (!IsSplit(i))
            {
                continue;
            }

            var gap = Math.Max((int)elements[taken[i]].Gap, taken[i] - taken[i - 1] - 1);
            parts += gap <= WidestGap ? 1 : -1000;
            widest = Math.Max(widest, gap);
            narrowest = Math.Min(narrowest, gap);
            isApart |= !pattern.BeginsWord[groups[i]];
        }

        return isApart;
    }

    /// <summary>Who spells a word puts about the same between its letters.</summary>
    private bool IsEven(int widest, int narrowest) => widest - narrowest <= (pattern.Letters.Length <= 3 ? 0 : 2);

    /// <summary>Nobody puts these between the letters of a word, or between two words, for any other reason.</summary>
    private bool AreSplitsOdd()
    {
        for (var i = 1; i < taken.Length; i++)
        {
            if (elements[taken[i]].HasGap)
            {
                return false;
            }

            for (var between = taken[i - 1] + 1; between < taken[i]; between++)
            {
                if (elements[between].Letter is not ('*' or '~' or '|' or '#' or '^' or '`'))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Brackets, semicolons and such in one place and something else in the next: a formula, a call, a statement.
    /// </summary>
    private bool IsCode()
    {
        var (hasCode, differ) = (false, IsAnyTakenFor(code));
        ReadOnlySpan<char> former = [];
        for (var i = 1; i < taken.Length; i++)
        {
            if (!IsSplit(i))
            {
                continue;
            }

            var between = Between(i);
            hasCode |= between.ContainsAny(code);
            differ |= !former.IsEmpty && (between.ContainsAnyExcept(former) || former.ContainsAnyExcept(between));
            former = between;
        }

        return hasCode && differ;
    }

    private bool IsAnyTakenFor(SearchValues<char> signs)
    {
        foreach (var at in taken)
        {
            if (elements[at].IsSoft && signs.Contains(elements[at].Letter))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The parts are told one after the other: a comma and a blank between them.</summary>
    private bool IsListing()
    {
        for (var i = 1; i < taken.Length; i++)
        {
            if (IsSplit(i) && Between(i) is [',' or ';', ' ', ..])
            {
                return true;
            }
        }

        return false;
    }

    private ReadOnlySpan<char> Between(int i)
    {
        var (start, end) = (elements[taken[i - 1]].End, elements[taken[i]].Start);
        return end > start ? Original.AsSpan(start, end - start) : [];
    }

    private bool IsSplit(int i) => elements[taken[i]].HasGap || taken[i] != taken[i - 1] + 1;

    /// <summary>Each part repeats one letter.</summary>
    private bool AreSingle()
    {
        for (var i = 1; i < taken.Length; i++)
        {
            if (!IsSplit(i) && groups[i] != groups[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>No further single letters stand beside it that would make it part of a longer word.</summary>
    private bool IsAlone(int widest)
    {
        Span<char> letters = stackalloc char[24];
        var found = 0;
        for (var i = First; i > 0 && found < letters.Length && elements[i].Gap <= widest; i--)
        {
            if (
                elements[i - 1].Kind != ElementKind.Letter
                || !WordEdges.IsSingle(elements, i - 1)
                || Clitics.BeginsAt(elements, i - 1, Original)
            )
            {
                break;
            }

            letters[^++found] = elements[i - 1].Letter;
        }

        if (!CommonWords.CanSplit(letters[^found..]))
        {
            return false;
        }

        found = 0;
        for (var i = Last + 1; i < elements.Length && found < letters.Length && elements[i].Gap <= widest; i++)
        {
            if (elements[i].Kind != ElementKind.Letter || !WordEdges.IsSingle(elements, i))
            {
                break;
            }

            letters[found++] = elements[i].Letter;
        }

        return CommonWords.CanSplit(letters[..found]) || GoesOn(letters[..found]);
    }

    /// <summary>An open word of single letters is read on as one that stands whole: <c>f.u.c.k.i.n.g</c>.</summary>
    private bool GoesOn(ReadOnlySpan<char> behind) =>
        pattern is { OpenEnd: true, Letters.Length: >= 4 }
        && behind is ['s' or 'z' or 'y', ..] or ['e', 'd' or 'r' or 's', ..] or ['i', 'n', ..];

    private bool IsTakenApart() =>
        pattern.Letters.Length >= 4
        && (!HasDigits || AreDigitsInWholeWords())
        && new CutWord(pattern, elements, taken, groups, Original).IsCut();

    /// <summary>A phrase of which one word is cut and another has digits: <c>ki11 your self</c>.</summary>
    private bool AreDigitsInWholeWords()
    {
        var (isCut, hasDigit) = (false, false);
        for (var i = 0; i < taken.Length; i++)
        {
            if (i > 0 && groups[i] != groups[i - 1] && pattern.BeginsWord[groups[i]])
            {
                (isCut, hasDigit) = (false, false);
            }
            else if (i > 0)
            {
                isCut |= IsSplit(i);
            }

            hasDigit |= elements[taken[i]].Kind == ElementKind.Digit;
            if (isCut && hasDigit)
            {
                return false;
            }
        }

        return true;
    }
}
