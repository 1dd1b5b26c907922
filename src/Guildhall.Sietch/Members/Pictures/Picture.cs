namespace Guildhall.Sietch.Members.Pictures;

/// <summary>Pixels of eight bits each for red, green, blue and opacity, row by row.</summary>
internal sealed record Picture(int Width, int Height, byte[] Pixels)
{
    private const int Channels = 4;

    /// <summary>The middle square, brought to that size by means over areas: never larger than it is.</summary>
    public Picture Square(int most)
    {
        var side = Math.Min(Width, Height);
        var (left, top) = ((Width - side) / 2, (Height - side) / 2);
        var size = Math.Min(most, side);
        var pixels = new byte[size * size * Channels];
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var from = new Area(
                    left + (x * side / size),
                    top + (y * side / size),
                    left + ((x + 1) * side / size),
                    top + ((y + 1) * side / size)
                );
                Mean(from, pixels.AsSpan(((y * size) + x) * Channels, Channels));
            }
        }

        return new(size, size, pixels);
    }

    // Weighted by opacity, or the colour of what cannot be seen would show at the edges.
    private void Mean(Area area, Span<byte> into)
    {
        Span<long> sums = stackalloc long[Channels];
        for (var y = area.Top; y < area.Bottom; y++)
        {
            var row = Pixels.AsSpan(((y * Width) + area.Left) * Channels, (area.Right - area.Left) * Channels);
            for (var at = 0; at < row.Length; at += Channels)
            {
                var opacity = row[at + 3];
                sums[0] += row[at] * opacity;
                sums[1] += row[at + 1] * opacity;
                sums[2] += row[at + 2] * opacity;
                sums[3] += opacity;
            }
        }

        var count = (long)(area.Right - area.Left) * (area.Bottom - area.Top);
        for (var channel = 0; channel < 3; channel++)
        {
            into[channel] = sums[3] == 0 ? (byte)0 : (byte)(sums[channel] / sums[3]);
        }

        into[3] = (byte)(sums[3] / count);
    }

    private readonly record struct Area(int Left, int Top, int Right, int Bottom);
}
