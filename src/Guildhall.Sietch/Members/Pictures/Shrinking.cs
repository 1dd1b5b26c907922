namespace Guildhall.Sietch.Members.Pictures;

/// <summary>Brings the middle square of a picture to a size by means over areas, never larger than it is. It is given the rows one
/// after the other and keeps none of them: somebody's file decides how large the picture is.</summary>
internal sealed class Shrinking
{
    private readonly int side;
    private readonly int left;
    private readonly int top;
    private readonly int size;
    private readonly byte[] pixels;
    private readonly long[] sums;
    private int done;

    public Shrinking(int width, int height, int most)
    {
        side = Math.Min(width, height);
        (left, top) = ((width - side) / 2, (height - side) / 2);
        size = Math.Min(most, side);
        pixels = new byte[size * size * Picture.Channels];
        sums = new long[size * Picture.Channels];
    }

    /// <summary>When all rows were given.</summary>
    public Picture Made => new(size, pixels);

    /// <param name="y">From 0, each once and in order.</param>
    /// <param name="row">Of the whole width.</param>
    public void Add(int y, ReadOnlySpan<byte> row)
    {
        if (y < top || y >= top + side)
        {
            return;
        }

        for (var x = 0; x < size; x++)
        {
            var from = left + StartOf(x);
            var area = row[(from * Picture.Channels)..((left + StartOf(x + 1)) * Picture.Channels)];
            Sum(area, sums.AsSpan(x * Picture.Channels, Picture.Channels));
        }

        if (y + 1 == top + StartOf(done + 1))
        {
            Finish();
        }
    }

    // Weighted by opacity, or the colour of what cannot be seen would show at the edges.
    private static void Sum(ReadOnlySpan<byte> area, Span<long> into)
    {
        for (var at = 0; at < area.Length; at += Picture.Channels)
        {
            var opacity = area[at + 3];
            into[0] += area[at] * opacity;
            into[1] += area[at + 1] * opacity;
            into[2] += area[at + 2] * opacity;
            into[3] += opacity;
        }
    }

    private void Finish()
    {
        var rows = StartOf(done + 1) - StartOf(done);
        for (var x = 0; x < size; x++)
        {
            var sum = sums.AsSpan(x * Picture.Channels, Picture.Channels);
            var into = pixels.AsSpan(((done * size) + x) * Picture.Channels, Picture.Channels);
            for (var channel = 0; channel < 3; channel++)
            {
                into[channel] = sum[3] == 0 ? (byte)0 : (byte)(sum[channel] / sum[3]);
            }

            into[3] = (byte)(sum[3] / ((long)rows * (StartOf(x + 1) - StartOf(x))));
        }

        Array.Clear(sums);
        done++;
    }

    private int StartOf(int place) => place * side / size;
}
