using System.Numerics;
using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.AutoMod.Words;

/// <summary>Where a pattern stands in a text, by its elements, both inclusive.</summary>
internal readonly record struct WordHit(WordPattern Pattern, int First, int Last);

/// <summary>
/// One pass of a text through a <see cref="WordIndex"/>. A letter that can be read in several ways leads to several states;
/// what the automaton finds without regard to gaps, the <see cref="WordMatcher"/> judges. One instance serves one thread.
/// </summary>
internal sealed class WordScanner
{
    private const int MostStates = 24;

    private static readonly ulong vowels = "aeiouy".Aggregate(0UL, (mask, c) => mask | 1UL << WordIndex.ClassOf(c));

    private readonly WordMatcher matcher = new();
    private int[] states = new int[MostStates];
    private int[] next = new int[MostStates];
    private int count;
    private int nextCount;

    public void Scan(FoldedText text, WordIndex index, bool isName, List<WordHit> hits)
    {
        hits.Clear();
        if (index.IsEmpty)
        {
            return;
        }

        count = 0;
        matcher.AccentsInText = text.Measures.Accented;
        matcher.Original = text.Original;
        var elements = text.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            ref readonly var element = ref elements[i];
            if (element.Kind == ElementKind.Letter && element.Other == '\0' && count <= 1)
            {
                var before = count == 0 ? 0 : states[0];
                var after = index.Next(before, WordIndex.ClassOf(element.Letter));
                states[0] = after;
                count = after == 0 ? 0 : 1;
                if (after != before)
                {
                    Report(index, after, elements, i, isName, hits);
                }
            }
            else
            {
                StepAll(index, elements, i, isName, hits);
            }
        }

        Compounds.Excuse(text, hits);
        Excuse(hits);
    }

    private void StepAll(WordIndex index, ReadOnlySpan<Element> elements, int i, bool isName, List<WordHit> hits)
    {
        ref readonly var element = ref elements[i];
        nextCount = 0;
        if (element.IsSoft)
        {
            for (var s = 0; s < count; s++)
            {
                Keep(states[s]);
            }
        }
        else
        {
            StepAs(index, element.Letter, elements, i, isName, hits);
        }

        if (element.Other != '\0')
        {
            StepAs(index, element.Other, elements, i, isName, hits);
        }

        if (element.Kind is ElementKind.Digit or ElementKind.Sign)
        {
            foreach (var reading in Leet.Readings(element.Letter))
            {
                StepAs(index, reading, elements, i, isName, hits);
            }
        }

        if (element.IsSoft)
        {
            // Last: what is only guessed must not stand for what was read, which alone is reported.
            StepMasked(index, element);
        }

        (states, next) = (next, states);
        count = nextCount;
    }

    private void StepAs(
        WordIndex index,
        char letter,
        ReadOnlySpan<Element> elements,
        int i,
        bool isName,
        List<WordHit> hits
    )
    {
        var letterClass = WordIndex.ClassOf(letter);
        for (var s = 0; s < Math.Max(count, 1); s++)
        {
            var before = count == 0 ? 0 : states[s];
            var after = index.Next(before, letterClass);
            if (after != 0 && Keep(after) && after != before)
            {
                Report(index, after, elements, i, isName, hits);
            }
        }
    }

    private void StepMasked(WordIndex index, in Element element)
    {
        var hidden = (element.Flags & ElementFlags.AnyLetter) != 0 ? ulong.MaxValue : vowels;
        for (var s = 0; s < count; s++)
        {
            for (var mask = index.ChildMask(states[s]) & hidden; mask != 0; mask &= mask - 1)
            {
                Keep(index.Child(states[s], BitOperations.TrailingZeroCount(mask)));
            }
        }
    }

    private bool Keep(int state)
    {
        for (var s = 0; s < nextCount; s++)
        {
            if (next[s] == state)
            {
                return false;
            }
        }

        if (nextCount == MostStates)
        {
            return true;
        }

        next[nextCount++] = state;
        return true;
    }

    private void Report(
        WordIndex index,
        int state,
        ReadOnlySpan<Element> elements,
        int end,
        bool isName,
        List<WordHit> hits
    )
    {
        for (var output = index.FirstOutput(state); output != 0; output = index.NextOutput(output))
        {
            foreach (var p in index.Outputs(output))
            {
                var pattern = index.Patterns[p];
                if (matcher.TryMatch(pattern, elements, end, isName, out var first, out var last))
                {
                    hits.Add(new WordHit(pattern, first, last));
                }
            }
        }
    }

    /// <summary>Takes away what allowed words cover, and the allowed words.</summary>
    private static void Excuse(List<WordHit> hits)
    {
        var hasAllowed = false;
        foreach (var hit in hits)
        {
            hasAllowed |= hit.Pattern.IsAllowed;
        }

        if (!hasAllowed)
        {
            return;
        }

        var allowed = hits.FindAll(h => h.Pattern.IsAllowed);
        hits.RemoveAll(h =>
            h.Pattern.IsAllowed
            || allowed.Exists(a => a.Pattern.List == h.Pattern.List && a.First <= h.First && a.Last >= h.Last)
        );
    }
}
