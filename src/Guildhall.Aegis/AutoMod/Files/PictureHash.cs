namespace Guildhall.Aegis.AutoMod.Files;

/// <summary>
/// A picture in 64 bits that change little when it is saved again, scaled or slightly cropped: which of two neighbouring
/// cells of a coarse grid is brighter. Null for what cannot be decoded.
/// </summary>
internal static class PictureHash
{
    private const int Columns = 9;
    private const int Rows = 8;

    public static ulong? TryCompute(ReadOnlySpan<byte> bytes)
    {
        Luma? picture;
        try
        {
            picture = PictureDecoder.TryDecode(bytes);
        }
        catch (Exception exception)
            when (exception
                    is InvalidDataException
                        or IndexOutOfRangeException
                        or ArgumentException
                        or OverflowException
            )
        {
            // Broken or hostile files are no pictures.
            return null;
        }

        return picture is { Width: >= 8, Height: >= 8 } luma ? Compute(luma) : null;
    }

    private static ulong? Compute(Luma picture)
    {
        Span<float> cells = stackalloc float[Columns * Rows];
        for (var y = 0; y < Rows; y++)
        {
            for (var x = 0; x < Columns; x++)
            {
                cells[y * Columns + x] = picture.Mean(
                    x * picture.Width / Columns,
                    y * picture.Height / Rows,
                    (x + 1) * picture.Width / Columns,
                    (y + 1) * picture.Height / Rows
                );
            }
        }

        var hash = 0UL;
        for (var y = 0; y < Rows; y++)
        {
            for (var x = 0; x < Columns - 1; x++)
            {
                // Plain areas must not tip over with the noise of saving.
                var isBrighter = cells[y * Columns + x] > cells[y * Columns + x + 1] + 1f;
                hash = hash << 1 | (isBrighter ? 1UL : 0UL);
            }
        }

        // One colour all over says nothing.
        return hash == 0 ? null : hash;
    }
}

/// <summary>The brightness of a picture, 0–255, row by row.</summary>
internal sealed record Luma(int Width, int Height, byte[] Values)
{
    public float Mean(int left, int top, int right, int bottom)
    {
        right = Math.Max(right, left + 1);
        bottom = Math.Max(bottom, top + 1);
        long sum = 0;
        for (var y = top; y < bottom; y++)
        {
            foreach (var value in Values.AsSpan(y * Width + left, right - left))
            {
                sum += value;
            }
        }

        return (float)sum / ((right - left) * (bottom - top));
    }
}
