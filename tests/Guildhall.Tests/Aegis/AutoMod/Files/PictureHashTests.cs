using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using Guildhall.Aegis.AutoMod.Files;

namespace Guildhall.Tests.Aegis.AutoMod.Files;

public class PictureHashTests
{
    [Fact]
    public void A_picture_that_was_scaled_or_brightened_keeps_its_hash()
    {
        var hash = PictureHash.TryCompute(Png(160, 120, Blobs))!.Value;

        Assert.InRange(Distance(hash, PictureHash.TryCompute(Png(320, 240, Blobs))), 0, 4);
        Assert.InRange(Distance(hash, PictureHash.TryCompute(Png(97, 71, Blobs))), 0, 6);
        Assert.InRange(Distance(hash, PictureHash.TryCompute(Png(160, 120, (x, y) => Blobs(x, y) * 0.8 + 20))), 0, 4);
    }

    [Fact]
    public void A_picture_that_was_cropped_a_little_is_still_known()
    {
        var hash = PictureHash.TryCompute(Png(160, 120, Blobs))!.Value;

        Assert.InRange(
            Distance(
                hash,
                PictureHash.TryCompute(Png(156, 117, (x, y) => Blobs(0.0125 + x * 0.975, 0.0125 + y * 0.975)))
            ),
            0,
            8
        );
    }

    [Fact]
    public void Other_pictures_are_others() =>
        Assert.InRange(
            Distance(
                PictureHash.TryCompute(Png(160, 120, Blobs))!.Value,
                PictureHash.TryCompute(Png(160, 120, (x, y) => 128 + 100 * Math.Sin(x * 31 + y * 7)))
            ),
            14,
            64
        );

    [Theory]
    [InlineData("")]
    [InlineData("89504E470D0A1A0A")]
    [InlineData("89504E470D0A1A0A0000000D49484452FFFFFFFFFFFFFFFF0802000000")]
    [InlineData("FFD8FFE0FFFF")]
    [InlineData("FFD8FFC0000B08FFFFFFFF01011100FFDA0008010100003F00")]
    [InlineData("474946383961")]
    [InlineData("474946383961FFFFFFFF0000002C00000000FFFFFFFF0008")]
    public void What_is_broken_or_hostile_has_none(string bytes) =>
        Assert.Null(PictureHash.TryCompute(Convert.FromHexString(bytes)));

    [Theory]
    [InlineData("4D5A9000", "cat.png", "Executable", true)]
    [InlineData("7F454C46", "cat", "Executable", true)]
    [InlineData("89504E470D0A1A0A", "cat.png", "Image", false)]
    [InlineData("89504E470D0A1A0A", "cat.mp4", "Image", true)]
    [InlineData("504B0304", "cat.docx", "Archive", false)]
    [InlineData("504B0304", "cat.jpg", "Archive", true)]
    [InlineData("255044462D", "cat.pdf", "Document", false)]
    [InlineData("68656C6C6F", "cat.txt", "Text", false)]
    [InlineData("0001020304", "cat.dat", "Unknown", false)]
    public void Kinds_are_told_by_content(string bytes, string name, string kind, bool isDisguised)
    {
        var found = FileKinds.OfContent(Convert.FromHexString(bytes));

        Assert.Equal(kind, found.ToString());
        Assert.Equal(isDisguised, FileKinds.IsDisguised(name, found));
    }

    private static double Blobs(double x, double y) =>
        128
        + 60 * Math.Sin(5 * x + 2)
        + 50 * Math.Cos(7 * y - x * 3)
        - 40 * Math.Exp(-30 * ((x - 0.3) * (x - 0.3) + (y - 0.6) * (y - 0.6)));

    private static int Distance(ulong hash, ulong? other) => BitOperations.PopCount(hash ^ other!.Value);

    /// <summary>A grey PNG of a function of both places, 0–1.</summary>
    private static byte[] Png(int width, int height, Func<double, double, double> brightness)
    {
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                packed.WriteByte(0);
                for (var x = 0; x < width; x++)
                {
                    packed.WriteByte((byte)Math.Clamp(brightness((double)x / width, (double)y / height), 0, 255));
                }
            }
        }

        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, rows.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(Stream png, ReadOnlySpan<byte> kind, byte[] data)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        png.Write(length);
        png.Write(kind);
        png.Write(data);
        png.Write([0, 0, 0, 0]);
    }
}
