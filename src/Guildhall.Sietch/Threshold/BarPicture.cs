using System.Globalization;
using System.Numerics;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Members.Avatars;

namespace Guildhall.Sietch.Threshold;

/// <summary>The history of the bar as a PNG of 640 × 260 points: amounts at the left, days below. Pure.</summary>
internal static class BarPicture
{
    public const int Width = 640;
    public const int Height = 260;

    private const int Left = 12;
    private const int Right = Width - 16;
    private const int Top = 28;
    private const int Bottom = Height - 32;
    private const int Scale = 2;

    private const byte Grid = 1;
    private const byte Area = 2;
    private const byte Line = 3;
    private const byte Ink = 4;

    private static readonly int[] palette = [0x1F1A14, 0x3A3024, 0x5C4420, 0xE39A1E, 0xF2DDB0];

    /// <param name="history">Oldest first; at least two.</param>
    public static byte[] Draw(IReadOnlyList<BarRow> history)
    {
        var pixels = new byte[Width * Height];
        var (least, most) = Range(history);
        for (var part = 0; part <= 4; part++)
        {
            var y = Bottom - ((Bottom - Top) * part / 4);
            pixels.AsSpan((y * Width) + Left, Right - Left).Fill(Grid);
        }

        var begin = history[0].MadeAt;
        var length = Math.Max(1, (history[^1].MadeAt - begin).Ticks);
        var next = 0;
        var before = YOf(history[0].EntryAmount, least, most);
        for (var x = Left; x < Right; x++)
        {
            // A step lasts until the next snapshot: between two of them the bar stood still.
            var at = begin.AddTicks((long)((Int128)length * (x - Left) / (Right - Left - 1)));
            while (next + 1 < history.Count && history[next + 1].MadeAt <= at)
            {
                next++;
            }

            var y = YOf(history[next].EntryAmount, least, most);
            Column(pixels, x, before, y);
            before = y;
        }

        Write(pixels, Left, Top - 16, AmountText(most));
        Write(pixels, Left, Bottom + 6, AmountText(least));
        var (first, last) = (DayText(begin), DayText(history[^1].MadeAt));
        Write(pixels, Right - WidthOf(last), Bottom + 18, last);
        Write(pixels, Left, Bottom + 18, first);
        return IndexedPng.Encode(Width, Height, pixels, palette);
    }

    /// <summary>A flat line lies in the middle.</summary>
    private static (BigInteger Least, BigInteger Most) Range(IReadOnlyList<BarRow> history)
    {
        var amounts = history.Select(row => row.EntryAmount.ToBigInteger()).ToList();
        var (least, most) = (amounts.Min(), amounts.Max());
        return least == most ? (least - (least / 10), most + (most / 10) + 1) : (least, most);
    }

    private static int YOf(Wei amount, BigInteger least, BigInteger most) =>
        Bottom - (int)((amount.ToBigInteger() - least) * (Bottom - Top) / (most - least));

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

    private static string AmountText(BigInteger amount) => Wei.From(amount).ToTokens(TokenText.Unit, 2);

    private static string DayText(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
