using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.AutoMod.Words;

/// <summary>Where words begin and end.</summary>
internal static class WordEdges
{
    /// <summary>A letter that stands alone.</summary>
    public static bool IsSingle(ReadOnlySpan<Element> elements, int at) =>
        StartsFragment(elements, at) && EndsFragment(elements, at);

    public static bool StartsFragment(ReadOnlySpan<Element> elements, int at) =>
        at == 0 || elements[at].HasGap || elements[at - 1].IsSoft;

    public static bool EndsFragment(ReadOnlySpan<Element> elements, int at) =>
        at + 1 == elements.Length || elements[at + 1].HasGap || elements[at + 1].IsSoft;

    public static bool StartsWord(ReadOnlySpan<Element> elements, int at, bool isName) =>
        StartsFragment(elements, at)
        || IsUnspaced(elements[at])
        || IsUnspaced(elements[at - 1])
        || (elements[at - 1].Kind == ElementKind.Digit && elements[at].Kind != ElementKind.Digit)
        || (isName && IsUpper(elements[at]) && !(IsUpper(elements[at - 1]) && IsUpperAt(elements, at + 1)));

    public static bool EndsWord(ReadOnlySpan<Element> elements, int at, bool isName) =>
        EndsFragment(elements, at)
        || IsUnspaced(elements[at])
        || IsUnspaced(elements[at + 1])
        || (elements[at + 1].Kind == ElementKind.Digit && elements[at].Kind != ElementKind.Digit)
        || (isName && IsUpper(elements[at + 1]) && !IsUpper(elements[at]));

    private static bool IsUpperAt(ReadOnlySpan<Element> elements, int at) =>
        at >= elements.Length || IsUpper(elements[at]);

    private static bool IsUpper(in Element element) => (element.Flags & ElementFlags.Upper) != 0;

    private static bool IsUnspaced(in Element element) => (element.Flags & ElementFlags.Unspaced) != 0;
}
