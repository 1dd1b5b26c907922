using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using Guildhall.Aegis.AutoMod.Files;

namespace Guildhall.Tests.Aegis.AutoMod.Files;

public class PictureHashTests
{
    // The same blobs as below, written by another program.
    private const string Baseline =
        "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEMrKCUlKFI6PjBDYVVmZF9VXVxreJmCa3GRc1xdhbaH"
        + "kZ6jrK2sZ4C8yrunyJmorKX/wAALCABIAGABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgED"
        + "AwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RF"
        + "RkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJ"
        + "ytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ANwmonqCQVWkWq7pVd46iaOm+XSiOnrHUipUipW0ZKYz"
        + "1GzVC5qFqiYUwrSbKcI6cI6kWOpBHUvmU0y0xpKjaSoy9N3UZpwqRRUqrUqpUix1RL1G0lRNLUTTe9NM3vQJaeslSK9To1To"
        + "asJU6ishxVeQ4qtI+KrtJTPNpwlqRZamSSrEclWY5KtxvVmNqoSR1UlSqUymqkgNQnNANPVqmR6njkq1HJVqKSrcclSyRVUl"
        + "iqlND7VSlhqu0VRlMUbacKlQ1PG1WY3q1HJW06VWkjqpLFVSWH2qtJDUDRVEY6TZTgtSoKnSp0NdExqJ6ryLVaRKrvHUDx1E"
        + "0dM8ulEdPWOpFSpVWv/Z";

    private const string Progressive =
        "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEMrKCUlKFI6PjBDYVVmZF9VXVxreJmCa3GRc1xdhbaH"
        + "kZ6jrK2sZ4C8yrunyJmorKX/wgALCABIAGABAREA/8QAGQABAQEBAQEAAAAAAAAAAAAAAgMBAAQF/9oACAEBAAAAAfcBKczn"
        + "JL2kgE9upLMJztSagQc7VR0p45zmdTpWtfPKEh2ula1cYwme1utfbKUZzOa3T6InOcyd1P8A/8QAGRABAQEBAQEAAAAAAAAA"
        + "AAAAAAERECAw/9oACAEBAAEFAuVeYxjGd34YxjGta34ZzWta1vuq1rWtSpURYqr5lSpUqxYsWM8xEvLFixYxnwqsYxjGd//E"
        + "ABQQAQAAAAAAAAAAAAAAAAAAAGD/2gAIAQEABj8CWf/EABkQAQEBAQEBAAAAAAAAAAAAAAEAEBEgMP/aAAgBAQABPyGcCSY6"
        + "CBBhZZmblzQ8AxnbukEETsxjuIMMRE4U6CGgUsBHwGH4gAazlzCUsE8grhy5ERMwhMY6CBBf/9oACAEBAAAAEFyHoMBCNs+q"
        + "MV9FWmVv/8QAGhABAAIDAQAAAAAAAAAAAAAAAQAQESBhMP/aAAgBAQABPxBajY4GgVsjoI0kFAobg1ZhBoI3HpHqGkZ1EMWJ"
        + "hsnjYENIGOYPiYQ/C5caEe4mfKxaSDVxeEaBoE//2Q==";

    private const string Gif =
        "R0lGODlhIAAYAPIAAAAAACAgIEBAQGBgYICAgKCgoMDAwODg4CwAAAAAIAAYAEII7AAPHDBA0ECBAgQSDlgooKGAABAjOmy4"
        + "cEDCiwQqatyoEePBgwQPKhzQECKAkyhTnpQooGLCgiE/YszIcePMkSRLRkwZEaJDlwQ+GhgYEyFNhz2TsqQ4gGjBj0ZpMpz4"
        + "kyNUkTNrAvUoU2pOqmBbbhVq4OJUkyp5sgQK0qDRszvTAuhZtalTt2+nhgVbUSDMrlL3UtUIs2hUr1rHXsWKMfHNoIdvJt4K"
        + "WWhjjYJtJiRbFrNOpT7rbm47EmkAuStDi7VYOa9O1GoDMGVdwG3ph2hR011N4GlUuHFR7mbqtyhO06AH2/3L2HNmjQEBADs=";

    [Theory]
    [InlineData(Baseline, 6)]
    [InlineData(Progressive, 6)]
    [InlineData(Gif, 12)]
    public void Another_format_of_a_picture_is_the_same_picture(string base64, int most) =>
        Assert.InRange(
            Distance(
                PictureHash.TryCompute(Png(160, 120, Blobs))!.Value,
                PictureHash.TryCompute(Convert.FromBase64String(base64))
            ),
            0,
            most
        );

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
