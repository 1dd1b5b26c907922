using System.Buffers.Binary;

namespace Guildhall.Sietch.Members.Pictures;

/// <summary>What a PNG says of itself. Source: https://www.w3.org/TR/png-3/#11IHDR</summary>
internal readonly record struct PngHeader(int Width, int Height, int Depth, int Colour)
{
    public const int Palette = 3;

    public int Samples =>
        Colour switch
        {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };

    public int BitsPerPixel => Depth * Samples;

    public int Stride => ((Width * BitsPerPixel) + 7) / 8;

    /// <summary>Null for one that is none, or is interlaced: those are rare and no program makes them unasked.</summary>
    public static PngHeader? TryRead(ReadOnlySpan<byte> data)
    {
        if (data.Length != 13 || data[10] != 0 || data[11] != 0 || data[12] != 0)
        {
            return null;
        }

        var header = new PngHeader(
            BinaryPrimitives.ReadInt32BigEndian(data),
            BinaryPrimitives.ReadInt32BigEndian(data[4..]),
            data[8],
            data[9]
        );
        var isKnown = header.Colour switch
        {
            0 => header.Depth is 1 or 2 or 4 or 8 or 16,
            3 => header.Depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => header.Depth is 8 or 16,
            _ => false,
        };
        return isKnown && header.Width > 0 && header.Height > 0 ? header : null;
    }
}
