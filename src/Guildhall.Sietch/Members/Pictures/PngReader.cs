using System.Buffers.Binary;
using System.IO.Compression;

namespace Guildhall.Sietch.Members.Pictures;

/// <summary>Reads a PNG that somebody gave: all colour types and depths, not interlaced. Nothing of it is kept but its pixels, so
/// that what a camera wrote beside them goes.</summary>
internal sealed class PngReader
{
    public const int LongestSide = 4096;

    private const uint HeaderChunk = 0x49484452;
    private const uint PaletteChunk = 0x504C5445;
    private const uint OpacityChunk = 0x74524E53;
    private const uint DataChunk = 0x49444154;
    private const uint EndChunk = 0x49454E44;

    private readonly PngHeader header;
    private readonly byte[] palette;
    private readonly byte[] opacity;

    private PngReader(PngHeader header, byte[] palette, byte[] opacity)
    {
        this.header = header;
        this.palette = palette;
        this.opacity = opacity;
    }

    /// <summary>Its size, before anything is unpacked; null where it is no PNG that can be read.</summary>
    public static (int Width, int Height)? TrySize(ReadOnlySpan<byte> bytes) =>
        bytes is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, _, _, _, 13, 0x49, 0x48, 0x44, 0x52, ..]
        && bytes.Length > 33
        && PngHeader.TryRead(bytes[16..29]) is { } header
            ? (header.Width, header.Height)
            : null;

    /// <summary>A whole one but for this, which hardly a program does unasked.</summary>
    public static bool IsInterlaced(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 33 && bytes[28] == 1 && TrySize((byte[])[.. bytes[..28], 0, .. bytes[29..34]]) is not null;

    /// <summary>Its middle square, brought to at most that many pixels a side; null where it is damaged.</summary>
    public static Picture? TryRead(ReadOnlySpan<byte> bytes, int most)
    {
        if (TrySize(bytes) is not ({ } width, { } height) || width > LongestSide || height > LongestSide)
        {
            return null;
        }

        PngHeader? header = null;
        byte[] palette = [];
        byte[] opacity = [];
        using var packed = new MemoryStream();
        for (var at = 8; at + 12 <= bytes.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
            if (length < 0 || length > bytes.Length - at - 12)
            {
                return null;
            }

            var data = bytes.Slice(at + 8, length);
            switch (BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 4)..]))
            {
                case HeaderChunk:
                    header = PngHeader.TryRead(data);
                    break;
                case PaletteChunk:
                    palette = data.ToArray();
                    break;
                case OpacityChunk:
                    opacity = data.ToArray();
                    break;
                case DataChunk:
                    packed.Write(data);
                    break;
                case EndChunk:
                    length = bytes.Length;
                    break;
            }

            at = length >= bytes.Length ? bytes.Length : at + 12 + length;
        }

        // The header counts that was looked at before: a second one could name another size.
        return header is { } known && (known.Width, known.Height) == (width, height)
            ? new PngReader(known, palette, opacity).TryUnpack(packed, most)
            : null;
    }

    private Picture? TryUnpack(MemoryStream packed, int most)
    {
        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var (row, above) = (new byte[header.Stride], new byte[header.Stride]);
        var pixels = new byte[header.Width * Picture.Channels];
        var small = new Shrinking(header.Width, header.Height, most);
        try
        {
            for (var y = 0; y < header.Height; y++)
            {
                var filter = unpacked.ReadByte();
                if (
                    filter is < 0 or > 4
                    || unpacked.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length
                )
                {
                    return null;
                }

                Unfilter(filter, row, above, Math.Max(1, header.BitsPerPixel / 8));
                for (var x = 0; x < header.Width; x++)
                {
                    Read(row, x, pixels.AsSpan(x * Picture.Channels, Picture.Channels));
                }

                small.Add(y, pixels);
                (row, above) = (above, row);
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return small.Made;
    }

    private static void Unfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= step ? row[i - step] : 0;
            int corner = i >= step ? above[i - step] : 0;
            row[i] += filter switch
            {
                1 => (byte)left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                4 => (byte)Nearest(left, above[i], corner),
                _ => 0,
            };
        }
    }

    private static int Nearest(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (byLeft, byAbove, byCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return byLeft <= byAbove && byLeft <= byCorner ? left
            : byAbove <= byCorner ? above
            : corner;
    }

    private void Read(ReadOnlySpan<byte> row, int x, Span<byte> into)
    {
        if (header.Colour == PngHeader.Palette)
        {
            var index = Sample(row, x, 0);
            var isThere = (index * 3) + 2 < palette.Length;
            into[0] = isThere ? palette[index * 3] : (byte)0;
            into[1] = isThere ? palette[(index * 3) + 1] : (byte)0;
            into[2] = isThere ? palette[(index * 3) + 2] : (byte)0;
            into[3] = index < opacity.Length ? opacity[index] : byte.MaxValue;
            return;
        }

        var isGrey = header.Samples < 3;
        into[0] = Scaled(row, x, 0);
        into[1] = isGrey ? into[0] : Scaled(row, x, 1);
        into[2] = isGrey ? into[0] : Scaled(row, x, 2);
        into[3] = header.Samples is 2 or 4 ? Scaled(row, x, header.Samples - 1) : byte.MaxValue;
    }

    private byte Scaled(ReadOnlySpan<byte> row, int x, int sample) =>
        header.Depth >= 8
            ? (byte)Sample(row, x, sample)
            : (byte)(Sample(row, x, sample) * 255 / ((1 << header.Depth) - 1));

    /// <summary>Of sixteen bits the upper eight.</summary>
    private int Sample(ReadOnlySpan<byte> row, int x, int sample)
    {
        if (header.Depth >= 8)
        {
            return row[((x * header.BitsPerPixel) + (sample * header.Depth)) / 8];
        }

        var bit = x * header.Depth;
        return (row[bit / 8] >> (8 - header.Depth - (bit % 8))) & ((1 << header.Depth) - 1);
    }
}
