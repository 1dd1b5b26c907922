namespace Guildhall.Onomancer.Sanitizing;

/// <param name="IsTold">The words tell of an order, they do not give one: "they asked it to ignore …".</param>
internal readonly record struct PhraseMatch(string Kind, int Start, int End, bool IsTold, bool HiddenOnly, bool IsWeak);

/// <summary>Finds the book's phrases among the words of a text. Every attempt looks at a bounded number of words.</summary>
internal sealed class PhraseMatcher(string text, List<Word> words, PhraseBook book)
{
    private readonly bool[] negation = book.Set("$negation");
    private readonly bool[] nudge = book.Set("$nudge");
    private readonly bool[] modal = book.Set("$modal");
    private readonly bool[] about = book.Set("about");
    private readonly bool[] ai = book.Set("$ai");
    private readonly bool[] permit = book.Set("$permit");
    private readonly bool[] teller = book.Set("$teller");
    private readonly bool[] every = book.Set("$every");
    private readonly bool[] your = book.Set("$your");
    private readonly bool[] youWord = book.Set("$youword");
    private readonly bool[] condition = book.Set("$if");
    private readonly bool[] denial = book.Set("$denial");
    private readonly bool[] model = book.Set("$model");

    public List<PhraseMatch> Find()
    {
        var found = new List<PhraseMatch>();
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var phrase in book.StartingWith(words[i].Id))
            {
                if (!Anchored(phrase.Elements[0].Anchor, i) || Match(phrase, 0, i) is not (>= 0 and var last))
                {
                    continue;
                }

                if (Judge(phrase, i, last) is { } match)
                {
                    found.Add(match);
                    if (!match.HiddenOnly && !match.IsTold && !match.IsWeak)
                    {
                        break;
                    }
                }
            }
        }

        return found;
    }

    // The index of the last word of the phrase, whose element stands at the given word; -1 where the rest does not follow.
    private int Match(Phrase phrase, int element, int at)
    {
        if (
            (phrase.Elements[element].NeedsColon && !ColonFollows(words[at].End))
            || (phrase.Elements[element].NeedsStop && !ClauseEnds(at))
        )
        {
            return -1;
        }

        var gap = 0;
        for (var next = element + 1; ; next++)
        {
            if (next == phrase.Elements.Length)
            {
                return at;
            }

            var wanted = phrase.Elements[next];
            gap += wanted.Gap;
            for (var i = at + 1; i < words.Count && words[i].Ordinal - words[at].Ordinal - 1 <= gap; i++)
            {
                if (!Reaches(phrase, at, i))
                {
                    break;
                }

                if (wanted.Means[words[i].Id] && Match(phrase, next, i) is >= 0 and var last)
                {
                    return last;
                }
            }

            if (!wanted.IsOptional)
            {
                return -1;
            }
        }
    }

    private bool Reaches(Phrase phrase, int from, int to)
    {
        var sentences = words[to].Sentence - words[from].Sentence;
        return sentences == 0
            || (
                phrase.Traits.HasFlag(PhraseTraits.Crosses) && sentences <= 2 && words[to].Start - words[from].End < 80
            );
    }

    private bool Anchored(PhraseAnchor anchor, int i) =>
        anchor switch
        {
            PhraseAnchor.None => true,
            PhraseAnchor.Line => words[i].StartsLine,
            _ => words[i].StartsClause || IsNudged(i),
        };

    // "you must ignore", "please ignore" order; "the parser must ignore" does not.
    private bool IsNudged(int i)
    {
        for (var steps = 0; steps < 4 && IsBefore(i, 1) && nudge[words[i - 1].Id]; steps++, i--)
        {
            var word = words[i - 1];
            if (!modal[word.Id] || word.StartsClause)
            {
                return true;
            }
        }

        return false;
    }

    private PhraseMatch? Judge(Phrase phrase, int first, int last)
    {
        if (phrase.Traits.HasFlag(PhraseTraits.Affirmative) && IsDenied(first, last))
        {
            return null;
        }

        var told = false;
        if (phrase.Traits.HasFlag(PhraseTraits.Guarded))
        {
            var urgent = false;
            for (var i = first; i <= last; i++)
            {
                urgent |= every[words[i].Id] || your[words[i].Id];
            }

            if (Near(first, 2, negation) || (IsAfter(last, 1) && about[words[last + 1].Id]))
            {
                return null;
            }

            if (
                !urgent
                && (
                    Near(first, 2, permit)
                    || (IsAfter(last, 1) && condition[words[last + 1].Id] && !Follows(last, 8, model))
                )
            )
            {
                return null;
            }

            told = !words[first].StartsClause && Near(first, 3, teller) && !Near(first, 7, youWord);
        }

        var isWeak = phrase.Traits.HasFlag(PhraseTraits.Weak) && !Near(first, 12, ai) && !Follows(last, 8, ai);
        return new(
            phrase.Kind,
            words[first].Start,
            words[last].End,
            told,
            phrase.Traits.HasFlag(PhraseTraits.Hidden),
            isWeak
        );
    }

    private bool IsDenied(int first, int last)
    {
        for (var i = first + 1; i <= last; i++)
        {
            if (denial[words[i].Id])
            {
                return true;
            }
        }

        return (!words[first].StartsClause && Near(first, 2, denial))
            || (IsAfter(last, 1) && denial[words[last + 1].Id]);
    }

    private bool IsBefore(int i, int distance) =>
        i > 0 && words[i - 1].Ordinal >= words[i].Ordinal - distance && words[i - 1].Sentence == words[i].Sentence;

    private bool IsAfter(int i, int distance) =>
        i + 1 < words.Count
        && words[i + 1].Ordinal <= words[i].Ordinal + distance
        && words[i + 1].Sentence == words[i].Sentence;

    private bool Near(int i, int distance, bool[] set)
    {
        for (
            var j = i - 1;
            j >= 0 && words[j].Ordinal >= words[i].Ordinal - distance && words[j].Sentence == words[i].Sentence;
            j--
        )
        {
            if (set[words[j].Id])
            {
                return true;
            }
        }

        return false;
    }

    private bool Follows(int i, int distance, bool[] set)
    {
        for (
            var j = i + 1;
            j < words.Count
                && words[j].Ordinal <= words[i].Ordinal + distance
                && words[j].Sentence == words[i].Sentence;
            j++
        )
        {
            if (set[words[j].Id])
            {
                return true;
            }
        }

        return false;
    }

    private bool ClauseEnds(int i)
    {
        var at = words[i].End;
        while (at < text.Length && text[at] is ' ' or '*' or '_')
        {
            at++;
        }

        return at >= text.Length || !char.IsLetterOrDigit(text[at]) || (IsAfter(i, 1) && nudge[words[i + 1].Id]);
    }

    private bool ColonFollows(int at)
    {
        for (var i = at; i < text.Length && i < at + 6; i++)
        {
            if (text[i] is ':' or '：')
            {
                return true;
            }

            if (text[i] is not (' ' or '*' or '_' or '"' or ')' or ']' or '`'))
            {
                return false;
            }
        }

        return false;
    }
}
