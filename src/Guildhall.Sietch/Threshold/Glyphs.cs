namespace Guildhall.Sietch.Threshold;

/// <summary>Digits and letters of 3 × 5 points, for the edges of a picture; each row has its left point in the highest of three bits.</summary>
internal static class Glyphs
{
    public const int Width = 3;
    public const int Height = 5;

    private static readonly Dictionary<char, int[]> rows = new()
    {
        ['0'] = [7, 5, 5, 5, 7],
        ['1'] = [2, 6, 2, 2, 7],
        ['2'] = [7, 1, 7, 4, 7],
        ['3'] = [7, 1, 7, 1, 7],
        ['4'] = [5, 5, 7, 1, 1],
        ['5'] = [7, 4, 7, 1, 7],
        ['6'] = [7, 4, 7, 5, 7],
        ['7'] = [7, 1, 2, 2, 2],
        ['8'] = [7, 5, 7, 5, 7],
        ['9'] = [7, 5, 7, 1, 7],
        ['.'] = [0, 0, 0, 0, 2],
        [','] = [0, 0, 0, 2, 4],
        ['+'] = [0, 2, 7, 2, 0],
        [':'] = [0, 2, 0, 2, 0],
        ['A'] = [2, 5, 7, 5, 5],
        ['B'] = [6, 5, 6, 5, 6],
        ['C'] = [3, 4, 4, 4, 3],
        ['D'] = [6, 5, 5, 5, 6],
        ['E'] = [7, 4, 6, 4, 7],
        ['F'] = [7, 4, 6, 4, 4],
        ['G'] = [3, 4, 5, 5, 3],
        ['J'] = [1, 1, 1, 5, 2],
        ['L'] = [4, 4, 4, 4, 7],
        ['M'] = [5, 7, 7, 5, 5],
        ['N'] = [6, 5, 5, 5, 5],
        ['O'] = [2, 5, 5, 5, 2],
        ['P'] = [6, 5, 6, 4, 4],
        ['R'] = [6, 5, 6, 5, 5],
        ['S'] = [3, 4, 2, 1, 6],
        ['T'] = [7, 2, 2, 2, 2],
        ['U'] = [5, 5, 5, 5, 7],
        ['V'] = [5, 5, 5, 5, 2],
        ['Y'] = [5, 5, 2, 2, 2],
    };

    /// <summary>The points of a text that are set, from its upper left corner; letters are capitals, and what has no glyph is
    /// blank.</summary>
    public static IEnumerable<(int X, int Y)> PointsOf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var glyph = rows.GetValueOrDefault(char.ToUpperInvariant(text[i])) ?? [];
            for (var y = 0; y < glyph.Length; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    if ((glyph[y] & (4 >> x)) != 0)
                    {
                        yield return ((i * (Width + 1)) + x, y);
                    }
                }
            }
        }
    }
}
