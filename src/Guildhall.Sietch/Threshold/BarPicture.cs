using Guildhall.Sietch.Members.Avatars;

namespace Guildhall.Sietch.Threshold;

/// <summary>The history of the bar as a PNG of 640 × 260 points: amounts at the left, times below, in UTC. Pure.</summary>
internal static class BarPicture
{
    public const int Width = 640;
    public const int Height = 260;

    private const int Right = Width - 16;
    private const int Top = 34;
    private const int Bottom = Height - 34;
    private const int Scale = 2;
    private const int Gap = 8;
    private const int Tick = 5;
    private const int MostMoments = 4;

    private const byte Grid = 1;
    private const byte Area = 2;
    private const byte Line = 3;
    private const byte Ink = 4;

    private static readonly int[] palette = [0x1F1A14, 0x3A3024, 0x5C4420, 0xE39A1E, 0xF2DDB0];

    /// <param name="history">Oldest first; at least two.</param>
    public static byte[] Draw(IReadOnlyList<BarRow> history)
    {
        var pixels = new byte[Width * Height];
        var chart = new BarChart(history, MostMoments);
        var left = Gap + chart.Levels.Max(level => WidthOf(level.Text)) + Gap;
        foreach (var (up, text) in chart.Levels)
        {
            var y = YOf(up);
            pixels.AsSpan((y * Width) + left, Right - left).Fill(Grid);
            Write(pixels, left - Gap - WidthOf(text), y - (Glyphs.Height * Scale / 2), text);
        }

        Course(pixels, chart, left);
        foreach (var (across, text) in chart.Moments)
        {
            var x = left + (int)((Right - left - 1) * across);
            for (var y = Bottom; y < Bottom + Tick; y++)
            {
                pixels[(y * Width) + x] = Ink;
            }

            var begin = Math.Clamp(x - (WidthOf(text) / 2), left, Right - WidthOf(text));
            Write(pixels, begin, Bottom + Tick + Gap, text);
        }

        Write(pixels, left - Gap - WidthOf("BGT"), Gap, "BGT");
        return IndexedPng.Encode(Width, Height, pixels, palette);
    }

    private static void Course(byte[] pixels, BarChart chart, int left)
    {
        var next = 0;
        var before = YOf(chart.Course[0].Up);
        for (var x = left; x < Right; x++)
        {
            // A step lasts until the next snapshot: between two of them the bar stood still.
            var at = (double)(x - left) / (Right - left - 1);
            while (next + 1 < chart.Course.Count && chart.Course[next + 1].Across <= at)
            {
                next++;
            }

            var y = YOf(chart.Course[next].Up);
            Column(pixels, x, before, y);
            before = y;
        }
    }

    private static int YOf(double up) => Bottom - (int)(up * (Bottom - Top));

    private static void Column(byte[] pixels, int x, int before, int y)
    {
        for (var below = y + 1; below <= Bottom; below++)
        {
            pixels[(below * Width) + x] = Area;
        }

        for (var on = Math.Min(before, y); on <= Math.Max(before, y) + 1; on++)
        {
            pixels[(on * Width) + x] = Line;
        }
    }

    private static void Write(byte[] pixels, int left, int top, string text)
    {
        foreach (var (x, y) in Glyphs.PointsOf(text))
        {
            for (var i = 0; i < Scale * Scale; i++)
            {
                pixels[((top + (y * Scale) + (i / Scale)) * Width) + left + (x * Scale) + (i % Scale)] = Ink;
            }
        }
    }

    private static int WidthOf(string text) => text.Length * (Glyphs.Width + 1) * Scale;
}
