namespace Guildhall.Aegis.AutoMod.Text;

/// <summary>
/// Which letters of a token can be read in a second way: a look-alike of another script only among Latin letters, an l
/// for an i only where a word could hardly have an l, an I for an l only in a word of small letters, a v for a u between
/// consonants, a q for a g beside another.
/// </summary>
internal static class SecondReadings
{
    // FAQ and CVM are what they are.
    private const int ShortestSpelled = 4;

    // Of capital I in place of l; more of them are something else.
    private const int LongestRun = 4;

    public static void Decide(Span<Element> token)
    {
        var hasLatin = false;
        var hasSmall = false;
        foreach (ref readonly var element in token)
        {
            var isLatin = (element.Flags & ElementFlags.Latin) != 0;
            hasLatin |= isLatin;
            hasSmall |= isLatin && (element.Flags & ElementFlags.Upper) == 0;
        }

        for (var i = 0; i < token.Length; i++)
        {
            ref var element = ref token[i];
            if (element.Kind != ElementKind.Letter)
            {
                continue;
            }

            if (!char.IsAscii(element.Letter))
            {
                element.Other = hasLatin ? element.Other : '\0';
            }
            else if (element.Letter == 'l' && element.Other == '\0' && (element.Flags & ElementFlags.Upper) == 0)
            {
                element.Other = IsOddPlace(token, i) ? 'i' : '\0';
            }
            else if (element.Letter == 'v' && element.Other == '\0')
            {
                var isVowel = i > 0 && i + 1 < token.Length && IsConsonant(token[i - 1]) && IsConsonant(token[i + 1]);
                element.Other = token.Length >= ShortestSpelled && isVowel ? 'u' : '\0';
            }
            else if (element.Letter == 'q' && element.Other == '\0')
            {
                var isPaired = IsAnyOf(token, i - 1, "qg") || IsAnyOf(token, i + 1, "qg");
                element.Other = token.Length >= ShortestSpelled && isPaired ? 'g' : '\0';
            }
            else if (element.Letter == 'i' && element.Other == '\0' && (element.Flags & ElementFlags.Upper) != 0)
            {
                element.Other = hasSmall && CanBeL(token, i) ? 'l' : '\0';
            }
        }
    }

    private static bool IsAnyOf(ReadOnlySpan<Element> token, int i, string letters) =>
        i >= 0 && i < token.Length && letters.Contains(token[i].Letter, StringComparison.Ordinal);

    /// <summary>Behind a small letter, or where a word of four letters would begin with it and a vowel.</summary>
    private static bool CanBeL(ReadOnlySpan<Element> token, int i)
    {
        var (start, end) = (i, i);
        while (i - start < LongestRun && IsCapitalI(token, start - 1))
        {
            start--;
        }

        while (end - i < LongestRun && IsCapitalI(token, end + 1))
        {
            end++;
        }

        if (end - start >= LongestRun)
        {
            return false;
        }

        return start == 0
            ? end == 0 && token.Length >= ShortestSpelled && IsSmall(token, 1) && IsAnyOf(token, 1, "aeiou")
            : IsSmall(token, start - 1) && (end + 1 == token.Length || !IsUpper(token[end + 1]));
    }

    private static bool IsCapitalI(ReadOnlySpan<Element> token, int i) =>
        i >= 0 && i < token.Length && token[i].Letter == 'i' && IsUpper(token[i]);

    private static bool IsUpper(in Element element) => (element.Flags & ElementFlags.Upper) != 0;

    private static bool IsSmall(ReadOnlySpan<Element> token, int i) =>
        i >= 0 && i < token.Length && token[i].Kind == ElementKind.Letter && (token[i].Flags & ElementFlags.Upper) == 0;

    private static bool IsOddPlace(ReadOnlySpan<Element> token, int i) =>
        i > 0
        && i + 1 < token.Length
        && IsConsonant(token[i - 1])
        && IsConsonant(token[i + 1])
        && token[i - 1].Letter != 'l'
        && token[i + 1].Letter != 'l';

    private static bool IsConsonant(in Element element) =>
        element.Kind == ElementKind.Letter
        && char.IsAsciiLetterLower(element.Letter)
        && element.Letter is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y');
}
