using System.Globalization;
using System.Text;
using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.Raids.Detection;

/// <summary>What names that a tool made have in common: <c>newcomer_4711</c> and <c>Newcomer-12</c> share a stem,
/// <c>xkwzb8391</c> and <c>pqrtn1840</c> a layout.</summary>
/// <param name="Stem">The letters without case, digits and separators; null where fewer than four are left.</param>
/// <param name="Layout">Lengths of letters and digits in their order: <c>a5#4</c>; null where it says nothing.</param>
internal readonly record struct NameShape(string? Stem, string? Layout)
{
    private const int ShortestStem = 4;
    private const int ShortestLayout = 8;

    public static NameShape Of(string name)
    {
        var stem = new StringBuilder();
        var layout = new StringBuilder();
        var (run, length, kinds) = (' ', 0, 0);
        foreach (var letter in FoldTable.FoldWord(name))
        {
            var kind = KindOf(letter);
            if (kind == ' ')
            {
                continue;
            }

            if (kind == 'a')
            {
                stem.Append(letter);
            }

            if (kind != run)
            {
                Close(layout, run, length);
                (run, length) = (kind, 0);
                kinds++;
            }

            length++;
        }

        Close(layout, run, length);
        return new(
            stem.Length >= ShortestStem ? stem.ToString() : null,
            kinds > 1 && name.Length >= ShortestLayout ? layout.ToString() : null
        );
    }

    private static void Close(StringBuilder layout, char run, int length)
    {
        if (length > 0)
        {
            layout.Append(CultureInfo.InvariantCulture, $"{run}{length}");
        }
    }

    // Marks, separators and what cannot be seen are gone already, and look-alikes are what they look like.
    private static char KindOf(char letter) =>
        letter == ' ' ? ' '
        : char.IsDigit(letter) ? '#'
        : 'a';
}
