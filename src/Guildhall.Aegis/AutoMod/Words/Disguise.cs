using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.AutoMod.Words;

/// <summary>
/// Whether what hides a word is credible. Numbers, codes, addresses and other languages hold its letters by chance; who
/// hides a word leaves most of it standing.
/// </summary>
/// <param name="taken">The elements that spell it, the last one first.</param>
internal readonly ref struct Disguise(
    WordPattern pattern,
    ReadOnlySpan<Element> elements,
    ReadOnlySpan<int> taken,
    ReadOnlySpan<byte> groups
)
{
    private readonly ReadOnlySpan<Element> elements = elements;
    private readonly ReadOnlySpan<int> taken = taken;
    private readonly ReadOnlySpan<byte> groups = groups;

    /// <summary>How many runs are spelled by a letter, by digits, signs, masks alone.</summary>
    public int Letters { get; init; }

    public int Digits { get; init; }

    public int Signs { get; init; }

    public int Masks { get; init; }

    public int AccentsInText { get; init; }

    /// <summary>Some letter is read out of a digit. A letter of another script that looks like one is none.</summary>
    public bool HasDigits => pattern.HasMarks ? Count(ElementKind.Digit) > OwnDigits() : Count(ElementKind.Digit) > 0;

    private bool IsShort => pattern.Letters.Length <= 3;

    public bool IsCredible()
    {
        var runs = pattern.Groups.Length;
        if (Masks > 0 && (Letters < 2 || Masks * 2 > runs || (Masks == 1 && Digits > 1)))
        {
            return false;
        }

        if (IsInLink() && Letters < runs)
        {
            return false;
        }

        if (!AreSignsCredible() || !AreAccentsCredible())
        {
            return false;
        }

        return Digits == 0 || AreDigitsCredible(runs);
    }

    /// <summary>Dollar, at and exclamation mark stand for letters wherever they are; other signs only among letters.</summary>
    private bool AreSignsCredible()
    {
        var weak = 0;
        var strong = 0;
        foreach (var at in taken)
        {
            ref readonly var element = ref elements[at];
            if (element.Kind != ElementKind.Sign)
            {
                continue;
            }

            if (element.Letter is '$' or '@' || element.Letter > 127)
            {
                strong++;
                continue;
            }

            var isTrailing = element.Letter is '+' or '!';
            if (!IsLetter(at - 1, at) || (!isTrailing && !IsLetter(at + 1, at + 1)))
            {
                weak += element.Letter is '!' or '|' ? 1 : 2;
            }
            else
            {
                weak += element.Letter is '!' or '|' ? 0 : 1;
            }
        }

        return weak <= 1 && (Letters > 0 || Digits > 0 || (weak == 0 && strong > 0));
    }

    /// <summary>In a text of a language that writes marks, a short word with marks is one of its own.</summary>
    private bool AreAccentsCredible()
    {
        var accents = 0;
        foreach (var at in taken)
        {
            accents += (elements[at].Flags & ElementFlags.Accented) != 0 ? 1 : 0;
        }

        return accents == 0 || pattern.HasMarks || pattern.Letters.Length > 4 || AccentsInText - accents < 2;
    }

    private bool AreDigitsCredible(int runs)
    {
        if (OwnDigits() == taken.Length)
        {
            return !IsDigit(taken[^1] - 1) && !IsDigit(taken[0] + 1);
        }

        // SH17, A55, 50IL, FA9: a code's digits stand together at one end. Few letters and such digits are a code.
        var atEnd = DigitsFrom(0, 1);
        var atStart = DigitsFrom(taken.Length - 1, -1);
        if (IsShort && (Count(ElementKind.Digit) > 1 || Count(ElementKind.Sign) > 0 || atEnd > 0))
        {
            return false;
        }

        return Letters + Signs >= (runs <= 3 ? runs - 1 : 2)
            && !(Letters + Signs <= 3 && ((atEnd >= 2 && atEnd == Digits) || (atStart >= 2 && atStart == Digits)))
            && !(atEnd > 0 && IsDigit(taken[0] + 1))
            && !(atStart > 0 && IsDigit(taken[^1] - 1));
    }

    /// <summary>How many digits the word itself has there.</summary>
    private int OwnDigits()
    {
        var own = 0;
        for (var i = 0; i < taken.Length; i++)
        {
            ref readonly var element = ref elements[taken[i]];
            own += element.Letter == pattern.Groups[groups[i]] && element.Kind == ElementKind.Digit ? 1 : 0;
        }

        return own;
    }

    private bool IsInLink()
    {
        foreach (var at in taken)
        {
            if (elements[at].IsInLink)
            {
                return true;
            }
        }

        return false;
    }

    private int Count(ElementKind kind)
    {
        var found = 0;
        foreach (var at in taken)
        {
            found += elements[at].Kind == kind ? 1 : 0;
        }

        return found;
    }

    private int DigitsFrom(int from, int step)
    {
        var found = 0;
        for (var i = from; i >= 0 && i < taken.Length && elements[taken[i]].Kind == ElementKind.Digit; i += step)
        {
            found++;
        }

        return found;
    }

    private bool IsDigit(int at) => at >= 0 && at < elements.Length && elements[at].Kind == ElementKind.Digit;

    /// <param name="later">The element of the two whose gap lies between.</param>
    private bool IsLetter(int at, int later) =>
        at >= 0
        && at < elements.Length
        && elements[at].Kind is ElementKind.Letter or ElementKind.Digit
        && !elements[later].HasGap;
}
