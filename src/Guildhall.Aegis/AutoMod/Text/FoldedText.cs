namespace Guildhall.Aegis.AutoMod.Text;

/// <summary>
/// A text as all text triggers see it: its letters, folded (compatibility forms, invisible characters, markdown,
/// look-alikes, marks, case), each with its place in the original, and what was counted on the way. One pass, linear; the
/// buffers are used again, so one instance serves one thread.
/// </summary>
internal sealed class FoldedText
{
    private Element[] elements = new Element[512];
    private TextMeasures measures;
    private int tokenStart;
    private bool tokenNeedsCare;
    private int gap;
    private int run;
    private char lastShown;
    private int marksHere;
    private int markupUntil;

    public string Original { get; private set; } = "";

    public ReadOnlySpan<Element> Elements => elements.AsSpan(0, Count);

    public int Count { get; private set; }

    public ref readonly TextMeasures Measures => ref measures;

    /// <summary>Where links stand in the original, in order.</summary>
    public List<(int Start, int End)> Links { get; } = [];

    /// <summary>Reads a text; <see cref="Links"/> must hold its links before.</summary>
    public void Read(string text)
    {
        Original = text;
        Count = tokenStart = gap = run = marksHere = markupUntil = 0;
        tokenNeedsCare = false;
        lastShown = '\0';
        measures = new TextMeasures { Length = text.Length, Lines = text.Length == 0 ? 0 : 1 };
        var link = 0;
        var i = 0;
        while (i < text.Length)
        {
            while (link < Links.Count && Links[link].End <= i)
            {
                link++;
            }

            var inLink = link < Links.Count && Links[link].Start <= i ? ElementFlags.InLink : ElementFlags.None;
            i = char.IsAscii(text[i]) ? ReadAscii(text, i, inLink) : ReadWide(text, i, inLink);
        }

        FinishToken();
        measures.LongestRun = Math.Max(measures.LongestRun, run);
    }

    /// <summary>The original between two elements, inclusive.</summary>
    public string Matched(int first, int last) =>
        Original[elements[first].Start..Math.Max(elements[last].End, elements[first].End)];

    private int ReadAscii(string text, int i, ElementFlags inLink)
    {
        var c = text[i];
        if (char.IsAsciiLetter(c))
        {
            var small = (char)(c | 0x20);
            CountRun(small);
            var isUpper = c < 'a';
            measures.Letters++;
            if (isUpper)
            {
                measures.Upper++;
            }
            else
            {
                measures.Lower++;
            }

            if (small == 'v' && inLink == ElementFlags.None && IsHalfOfW(i))
            {
                ref var half = ref elements[Count - 1];
                (half.Letter, half.End) = ('w', i + 1);
                return i + 1;
            }

            tokenNeedsCare |= c is 'l' or 'I' || small is 'v' or 'q';
            var flags = inLink | ElementFlags.Latin | (isUpper ? ElementFlags.Upper : ElementFlags.None);
            Add(small, ElementKind.Letter, flags, i, i + 1);
            return i + 1;
        }

        if (char.IsAsciiDigit(c))
        {
            CountRun(c);
            Add(c, ElementKind.Digit, inLink, i, i + 1);
            return i + 1;
        }

        if (c <= ' ')
        {
            measures.Lines += c == '\n' ? 1 : 0;
            lastShown = c;
            gap++;
            return i + 1;
        }

        CountRun(c);
        return ReadSign(text, i, inLink);
    }

    /// <summary>Two of them are a w where no word has two: anywhere but behind a vowel (<c>savvy</c>).</summary>
    private bool IsHalfOfW(int i) =>
        Count > 0
        && elements[Count - 1] is { Letter: 'v', Kind: ElementKind.Letter } former
        && former.End == i
        && (former.HasGap || !FoldTable.IsVowel(elements[Count - 2].Letter));

    /// <summary>A bar and a bracket that lean on a word's letter: <c>fuc|&lt;</c>.</summary>
    private bool IsDrawnK(string text, int i)
    {
        var next = i + 1;
        if (next >= text.Length || text[next] is not ('<' or '{'))
        {
            return false;
        }

        var trial = measures;
        var isInWord = gap == 0 && Count > 0 && elements[Count - 1].Kind <= ElementKind.Digit;
        return isInWord && Markup.TrySkipTag(text, next, ref trial) <= next;
    }

    private int ReadSign(string text, int i, ElementFlags inLink)
    {
        var c = text[i];
        if (c is '@' or '<' && Markup.TrySkipTag(text, i, ref measures) is var past && past > i)
        {
            gap++;
            return past;
        }

        if (inLink == ElementFlags.None)
        {
            var skipped = Markup.Skip(text, i, ref markupUntil);
            if (skipped > i)
            {
                return skipped;
            }
        }

        if (c == '|' && inLink == ElementFlags.None && IsDrawnK(text, i))
        {
            Add('k', ElementKind.Letter, inLink, i, i + 2);
            return i + 2;
        }

        var touchesBefore = gap == 0 && Count > 0;
        var after = i + 1;
        while (c == '*' && after < text.Length && after < i + 4 && text[after] == '*')
        {
            after++;
        }

        var touchesAfter = after < text.Length && IsWordlike(text[after]);
        if (c is '$' or '@' || (Leet.Readings(c).Length > 0 && (touchesBefore || touchesAfter)))
        {
            Add(c, ElementKind.Sign, inLink, i, i + 1);
        }
        else if (inLink == ElementFlags.None && touchesBefore && touchesAfter && Markup.IsMask(c))
        {
            Add(c, ElementKind.Mask, c == '*' ? inLink | ElementFlags.AnyLetter : inLink, i, i + 1);
        }
        else
        {
            gap++;
        }

        return i + 1;
    }

    private int ReadWide(string text, int i, ElementFlags inLink)
    {
        var c = text[i];
        var code = (int)c;
        var next = i + 1;
        var traits = FoldTable.Traits(c);
        if (char.IsHighSurrogate(c) && next < text.Length && char.IsLowSurrogate(text[next]))
        {
            code = char.ConvertToUtf32(c, text[next++]);
            traits = FoldTable.IsInvisible(code) ? CharTraits.Invisible : CharTraits.None;
        }

        if (traits == CharTraits.Invisible)
        {
            return next;
        }

        if (traits == CharTraits.Mark)
        {
            CountMark(next);
            return next;
        }

        if (traits == CharTraits.Space)
        {
            measures.Lines += c is '\u2028' or '\u2029' or '\u0085' ? 1 : 0;
            gap++;
            return next;
        }

        CountRun(c);
        measures.Letters += (traits & CharTraits.Letter) != 0 ? 1 : 0;
        measures.Upper += (traits & CharTraits.Upper) != 0 ? 1 : 0;
        measures.Lower += (traits & CharTraits.Lower) != 0 ? 1 : 0;
        AddWide(code, traits, inLink, i, next);
        return next;
    }

    private void AddWide(int code, CharTraits traits, ElementFlags flags, int start, int end)
    {
        var letter = FoldTable.Fold(code);
        flags |= (traits & CharTraits.Upper) != 0 ? ElementFlags.Upper : ElementFlags.None;
        flags |= (traits & CharTraits.Unspaced) != 0 ? ElementFlags.Unspaced : ElementFlags.None;
        flags |= ScriptOf(code);
        measures.Accented += (flags & ElementFlags.Accented) != 0 ? 1 : 0;
        if (letter == '\0')
        {
            measures.Emoji += Emojis.IsEmoji(code) ? 1 : 0;
            if (code <= char.MaxValue && Leet.Readings((char)code).Length > 0)
            {
                Add((char)code, ElementKind.Sign, flags, start, end);
                return;
            }

            gap = Math.Min(gap + 1, 200);
            return;
        }

        if (FoldTable.IsExpanded(letter))
        {
            foreach (var part in FoldTable.Expansion(letter))
            {
                Add(part, char.IsAsciiDigit(part) ? ElementKind.Digit : ElementKind.Letter, flags, start, end);
            }
        }
        else if (letter == '|')
        {
            Add('i', ElementKind.Letter, flags, start, end);
            elements[Count - 1].Other = 'l';
        }
        else
        {
            Add(letter, char.IsAsciiDigit(letter) ? ElementKind.Digit : ElementKind.Letter, flags, start, end);
            if ((traits & CharTraits.Upper) != 0 && FoldTable.Fold(char.ToLowerInvariant((char)code)) is var small)
            {
                // Capitals can look like another letter than their small form does; the word's own letter is that one.
                elements[Count - 1].Other = small != letter && !FoldTable.IsExpanded(small) ? small : '\0';
            }

            if (code <= char.MaxValue && FoldTable.Loose((char)code) is var other and not '\0')
            {
                elements[Count - 1].Other = other == '|' ? 'i' : other;
                tokenNeedsCare = true;
            }
        }
    }

    private static ElementFlags ScriptOf(int code) =>
        code switch
        {
            (>= 0xC0 and <= 0x24F) or (>= 0x1E00 and <= 0x1EFF) => ElementFlags.Latin | ElementFlags.Accented,
            (>= 0xFF21 and <= 0xFF5A) or (>= 0x1D400 and <= 0x1D6A3) => ElementFlags.Latin,
            _ => ElementFlags.None,
        };

    private void Add(char letter, ElementKind kind, ElementFlags flags, int start, int end)
    {
        if (gap > 0)
        {
            FinishToken();
        }

        if (Count == elements.Length)
        {
            Array.Resize(ref elements, elements.Length * 2);
        }

        marksHere = 0;
        ref var element = ref elements[Count++];
        element.Letter = letter;
        element.Other = '\0';
        element.Kind = kind;
        element.Flags = gap > 0 || Count == 1 ? flags | ElementFlags.GapBefore : flags;
        element.Gap = (byte)Math.Min(gap, 255);
        element.Start = start;
        element.End = end;
        gap = 0;
    }

    private void CountMark(int end)
    {
        marksHere++;
        measures.MostMarks = Math.Max(measures.MostMarks, marksHere);
        measures.ExcessMarks += marksHere > 2 ? 1 : 0;
        if (Count > 0 && gap == 0)
        {
            elements[Count - 1].End = end;
        }
    }

    private void CountRun(char c)
    {
        if (c == lastShown)
        {
            run++;
            return;
        }

        measures.LongestRun = Math.Max(measures.LongestRun, run);
        run = 1;
        lastShown = c;
    }

    /// <summary>Decides the second readings, which depend on the letters beside.</summary>
    private void FinishToken()
    {
        if (tokenNeedsCare)
        {
            SecondReadings.Decide(elements.AsSpan(tokenStart, Count - tokenStart));
            tokenNeedsCare = false;
        }

        tokenStart = Count;
    }

    private static bool IsWordlike(char c) =>
        char.IsAsciiLetterOrDigit(c)
        || Leet.Readings(c).Length > 0
        || (!char.IsAscii(c) && (char.IsSurrogate(c) || (FoldTable.Traits(c) & CharTraits.Letter) != 0));
}
