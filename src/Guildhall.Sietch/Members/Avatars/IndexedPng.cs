using System.Buffers.Binary;
using System.IO.Compression;

namespace Guildhall.Sietch.Members.Avatars;

/// <summary>Writes a PNG with a palette, or of whole colours. Source: https://www.w3.org/TR/png-3/</summary>
internal static class IndexedPng
{
    private const byte PaletteColours = 3;
    private const byte WholeColours = 6;
    private static readonly byte[] signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="pixels">One palette index each, row by row.</param>
    /// <param name="palette">Up to 256 colours, 0xRRGGBB.</param>
    public static byte[] Encode(int width, int height, ReadOnlySpan<byte> pixels, ReadOnlySpan<int> palette) =>
        Encode(width, height, PaletteColours, pixels, Bytes(palette));

    /// <param name="pixels">Red, green, blue and opacity each, row by row.</param>
    public static byte[] EncodeWhole(int width, int height, ReadOnlySpan<byte> pixels) =>
        Encode(width, height, WholeColours, pixels, []);

    private static byte[] Encode(
        int width,
        int height,
        byte colours,
        ReadOnlySpan<byte> pixels,
        ReadOnlySpan<byte> palette
    )
    {
        using var png = new MemoryStream();
        png.Write(signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = colours;
        WriteChunk(png, "IHDR"u8, header);
        if (palette.Length > 0)
        {
            WriteChunk(png, "PLTE"u8, palette);
        }

        WriteChunk(png, "IDAT"u8, Pack(pixels.Length / height, height, pixels));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Bytes(ReadOnlySpan<int> palette)
    {
        var bytes = new byte[palette.Length * 3];
        for (var i = 0; i < palette.Length; i++)
        {
            bytes[i * 3] = (byte)(palette[i] >> 16);
            bytes[(i * 3) + 1] = (byte)(palette[i] >> 8);
            bytes[(i * 3) + 2] = (byte)palette[i];
        }

        return bytes;
    }

    private static byte[] Pack(int stride, int height, ReadOnlySpan<byte> pixels)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                // Each row begins with its filter: none.
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(row * stride, stride));
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(kind);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, kind), data));
        png.Write(number);
    }

    /// <summary>CRC-32 as ISO 3309 has it, not yet inverted.</summary>
    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var octet in bytes)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : 0xEDB88320);
            }
        }

        return crc;
    }
}
