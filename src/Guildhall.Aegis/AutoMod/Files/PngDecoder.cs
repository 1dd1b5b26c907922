using System.Buffers.Binary;
using System.IO.Compression;

namespace Guildhall.Aegis.AutoMod.Files;

/// <summary>PNG, all colour types and depths, interlaced ones only in their first, coarse passes.</summary>
internal static class PngDecoder
{
    public static Luma? Decode(ReadOnlySpan<byte> bytes)
    {
        var at = 8;
        PngHeader? header = null;
        ReadOnlySpan<byte> palette = [];
        using var packed = new MemoryStream();
        while (at + 12 <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
            if (length < 0 || at + 12 + (long)length > bytes.Length)
            {
                break;
            }

            var data = bytes.Slice(at + 8, length);
            var kind = BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 4)..]);
            switch (kind)
            {
                case 0x49484452:
                    header = PngHeader.Read(data);
                    break;
                case 0x504C5445:
                    palette = data;
                    break;
                case 0x49444154:
                    packed.Write(data);
                    break;
            }

            if (kind == 0x49454E44)
            {
                break;
            }

            at += 12 + length;
        }

        if (header is not { } known || packed.Length == 0)
        {
            return null;
        }

        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        return known.IsInterlaced ? FirstPass(unpacked, known, palette) : Rows(unpacked, known, palette);
    }

    /// <summary>Every eighth pixel of every eighth row comes first; for a hash it is enough.</summary>
    private static Luma? FirstPass(Stream unpacked, PngHeader header, ReadOnlySpan<byte> palette)
    {
        var small = header with
        {
            Width = (header.Width + 7) / 8,
            Height = (header.Height + 7) / 8,
            IsInterlaced = false,
        };
        return small is { Width: >= 8, Height: >= 8 } ? Rows(unpacked, small, palette) : null;
    }

    private static Luma Rows(Stream unpacked, PngHeader header, ReadOnlySpan<byte> palette)
    {
        var stride = (header.Width * header.BitsPerPixel + 7) / 8;
        var step = Math.Max(1, header.BitsPerPixel / 8);
        var row = new byte[stride];
        var above = new byte[stride];
        var luma = new byte[header.Width * header.Height];
        for (var y = 0; y < header.Height; y++)
        {
            var filter = unpacked.ReadByte();
            if (filter < 0 || unpacked.ReadAtLeast(row, stride, throwOnEndOfStream: false) < stride)
            {
                throw new InvalidDataException("The picture ends early.");
            }

            Unfilter(filter, row, above, step);
            for (var x = 0; x < header.Width; x++)
            {
                luma[y * header.Width + x] = Pixel(row, x, header, palette);
            }

            (row, above) = (above, row);
        }

        return new Luma(header.Width, header.Height, luma);
    }

    private static void Unfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var left = i >= step ? row[i - step] : 0;
            var upperLeft = i >= step ? above[i - step] : 0;
            row[i] += filter switch
            {
                1 => (byte)left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                4 => Paeth(left, above[i], upperLeft),
                _ => 0,
            };
        }
    }

    private static byte Paeth(int left, int above, int upperLeft)
    {
        var guess = left + above - upperLeft;
        var (byLeft, byAbove, byCorner) = (
            Math.Abs(guess - left),
            Math.Abs(guess - above),
            Math.Abs(guess - upperLeft)
        );
        return (byte)(
            byLeft <= byAbove && byLeft <= byCorner ? left
            : byAbove <= byCorner ? above
            : upperLeft
        );
    }

    private static byte Pixel(ReadOnlySpan<byte> row, int x, PngHeader header, ReadOnlySpan<byte> palette)
    {
        if (header.Depth < 8)
        {
            var bit = x * header.Depth;
            var value = row[bit / 8] >> (8 - header.Depth - bit % 8) & ((1 << header.Depth) - 1);
            return header.Colour == 3 ? OfPalette(palette, value) : (byte)(value * 255 / ((1 << header.Depth) - 1));
        }

        // Of sixteen bits the upper eight.
        var wide = header.Depth / 8;
        var at = x * header.BitsPerPixel / 8;
        return header.Colour switch
        {
            2 or 6 => PictureDecoder.Brightness(row[at], row[at + wide], row[at + 2 * wide]),
            3 => OfPalette(palette, row[at]),
            _ => row[at],
        };
    }

    private static byte OfPalette(ReadOnlySpan<byte> palette, int index) =>
        index * 3 + 2 < palette.Length
            ? PictureDecoder.Brightness(palette[index * 3], palette[index * 3 + 1], palette[index * 3 + 2])
            : (byte)0;

    private readonly record struct PngHeader(int Width, int Height, int Depth, int Colour, bool IsInterlaced)
    {
        public int BitsPerPixel =>
            Depth
            * Colour switch
            {
                2 => 3,
                4 => 2,
                6 => 4,
                _ => 1,
            };

        public static PngHeader Read(ReadOnlySpan<byte> data)
        {
            var header = new PngHeader(
                BinaryPrimitives.ReadInt32BigEndian(data),
                BinaryPrimitives.ReadInt32BigEndian(data[4..]),
                data[8],
                data[9],
                data[12] == 1
            );
            PictureDecoder.CheckSize(header.Width, header.Height);
            return header.Depth is 1 or 2 or 4 or 8 or 16
                ? header
                : throw new InvalidDataException("The picture's depth is unknown.");
        }
    }
}
