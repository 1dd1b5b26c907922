namespace Guildhall.Sietch.Threshold;

/// <summary>Digits of 3 × 5 points, for the edges of a picture; each row has its left point in the highest of three bits.</summary>
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
        ['-'] = [0, 0, 7, 0, 0],
    };

    /// <summary>The points of a text that are set, from its upper left corner; what has no glyph is blank.</summary>
    public static IEnumerable<(int X, int Y)> PointsOf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var glyph = rows.GetValueOrDefault(text[i]) ?? [];
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
