using System.Buffers.Binary;

namespace Guildhall.Aegis.AutoMod.Files;

/// <summary>The first picture of a GIF.</summary>
internal static class GifDecoder
{
    public static Luma? Decode(ReadOnlySpan<byte> bytes)
    {
        var at = 13;
        var palette = ReadPalette(bytes, bytes[10], ref at);
        while (at < bytes.Length)
        {
            switch (bytes[at++])
            {
                case 0x21:
                    at++;
                    SkipBlocks(bytes, ref at);
                    break;
                case 0x2C:
                    return DecodePicture(bytes, at, palette);
                default:
                    return null;
            }
        }

        return null;
    }

    private static Luma DecodePicture(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> palette)
    {
        var width = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 4)..]);
        var height = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 6)..]);
        PictureDecoder.CheckSize(width, height);
        var flags = bytes[at + 8];
        at += 9;
        var own = ReadPalette(bytes, flags, ref at);
        palette = own.Length > 0 ? own : palette;
        var codeSize = bytes[at++];
        var indexes = Unpack(Join(bytes, at), codeSize, width * height);
        var luma = new byte[width * height];
        var isInterlaced = (flags & 0x40) != 0;
        for (var y = 0; y < height; y++)
        {
            var row = isInterlaced ? InterlacedRow(y, height) : y;
            for (var x = 0; x < width; x++)
            {
                var colour = indexes[y * width + x] * 3;
                luma[row * width + x] =
                    colour + 2 < palette.Length
                        ? PictureDecoder.Brightness(palette[colour], palette[colour + 1], palette[colour + 2])
                        : (byte)0;
            }
        }

        return new Luma(width, height, luma);
    }

    private static int InterlacedRow(int y, int height)
    {
        foreach (var (start, step) in (ReadOnlySpan<(int, int)>)[(0, 8), (4, 8), (2, 4), (1, 2)])
        {
            var rows = (height - start + step - 1) / step;
            if (y < rows)
            {
                return start + y * step;
            }

            y -= rows;
        }

        return height - 1;
    }

    private static byte[] Unpack(byte[] data, int codeSize, int pixels)
    {
        if (codeSize is < 1 or > 11)
        {
            throw new InvalidDataException("The picture's code size is unknown.");
        }

        var output = new byte[pixels];
        var prefix = new int[4096];
        var suffix = new byte[4096];
        var stack = new byte[4097];
        var clear = 1 << codeSize;
        var (written, bit, size, next, previous) = (0, 0, codeSize + 1, clear + 2, -1);
        byte first = 0;
        while (written < pixels && bit + size <= data.Length * 8)
        {
            var code = 0;
            for (var b = 0; b < size; b++, bit++)
            {
                code |= (data[bit >> 3] >> (bit & 7) & 1) << b;
            }

            if (code == clear)
            {
                (size, next, previous) = (codeSize + 1, clear + 2, -1);
                continue;
            }

            if (code == clear + 1)
            {
                break;
            }

            var depth = 0;
            var at = code;
            if (code >= next)
            {
                stack[depth++] = first;
                at = previous;
            }

            while (at >= clear && depth < stack.Length - 1)
            {
                stack[depth++] = suffix[at];
                at = prefix[at];
            }

            first = (byte)Math.Max(at, 0);
            stack[depth++] = first;
            while (depth > 0 && written < pixels)
            {
                output[written++] = stack[--depth];
            }

            if (previous >= 0 && next < 4096)
            {
                (prefix[next], suffix[next]) = (previous, first);
                next++;
                size += next == 1 << size && size < 12 ? 1 : 0;
            }

            previous = code;
        }

        return output;
    }

    private static byte[] Join(ReadOnlySpan<byte> bytes, int at)
    {
        using var all = new MemoryStream();
        while (at < bytes.Length && bytes[at] > 0)
        {
            var length = Math.Min(bytes[at], bytes.Length - at - 1);
            all.Write(bytes.Slice(at + 1, length));
            at += length + 1;
        }

        return all.ToArray();
    }

    private static ReadOnlySpan<byte> ReadPalette(ReadOnlySpan<byte> bytes, byte flags, scoped ref int at)
    {
        if ((flags & 0x80) == 0)
        {
            return [];
        }

        var length = 3 << ((flags & 7) + 1);
        var palette = bytes.Slice(at, length);
        at += length;
        return palette;
    }

    private static void SkipBlocks(ReadOnlySpan<byte> bytes, ref int at)
    {
        while (at < bytes.Length && bytes[at] > 0)
        {
            at += bytes[at] + 1;
        }

        at++;
    }
}
