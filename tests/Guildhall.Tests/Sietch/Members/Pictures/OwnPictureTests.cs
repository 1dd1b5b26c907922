using System.Buffers.Binary;
using System.IO.Compression;
using Guildhall.Core.Ports;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Members.Avatars;
using Guildhall.Sietch.Members.Pictures;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Sietch.Members.Pictures;

public class OwnPictureTests
{
    private static readonly byte[] nothing = new byte[1];

    private readonly ManualTime time = new();

    [Fact]
    public void A_picture_becomes_a_square_of_its_middle_and_of_our_size()
    {
        var made = Make(Png(600, 300, 2, 8, (x, _) => x is >= 150 and < 450 ? [200, 10, 30] : [0, 0, 255]));

        var read = PngReader.TryRead(made, 256)!;
        Assert.Equal(256, read.Side);
        Assert.Equal([200, 10, 30, 255], read.Pixels[..4]);
        Assert.Equal([200, 10, 30, 255], read.Pixels[^4..]);
    }

    [Fact]
    public void A_small_one_is_not_blown_up() => Assert.Equal((40, 40), PngReader.TrySize(Make(Grey(60, 40))));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(0, 4)]
    [InlineData(0, 8)]
    [InlineData(0, 16)]
    [InlineData(2, 8)]
    [InlineData(2, 16)]
    [InlineData(3, 1)]
    [InlineData(3, 4)]
    [InlineData(3, 8)]
    [InlineData(4, 8)]
    [InlineData(4, 16)]
    [InlineData(6, 8)]
    [InlineData(6, 16)]
    public void Every_kind_of_png_is_read(byte colour, byte depth)
    {
        var read = PngReader.TryRead(Png(33, 35, colour, depth, (_, _) => [255, 255, 255, 255]), 64)!;

        Assert.Equal(33, read.Side);
        Assert.All(read.Pixels, value => Assert.Equal(255, value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_filter_is_undone(byte filter)
    {
        var read = PngReader.TryRead(
            Png(40, 40, 2, 8, (x, y) => [(byte)(x * 6), (byte)(y * 6), (byte)(x ^ y)], filter),
            40
        );

        for (var at = 0; at < 40 * 40; at++)
        {
            var (x, y) = (at % 40, at / 40);
            Assert.Equal([(byte)(x * 6), (byte)(y * 6), (byte)(x ^ y), 255], read!.Pixels[(at * 4)..((at * 4) + 4)]);
        }
    }

    [Fact]
    public void What_a_program_wrote_beside_the_pixels_is_gone()
    {
        var png = Grey(64, 64);
        var noted = (byte[])[.. png[..^12], .. Chunk("tEXt", "GPS 12 34"u8), .. png[^12..]];

        Assert.True(Make(noted).AsSpan().IndexOf("GPS"u8) < 0);
        Assert.True(noted.AsSpan().IndexOf("GPS"u8) > 0);
    }

    [Fact]
    public void A_size_that_is_not_ours_is_refused_before_anything_is_unpacked()
    {
        Assert.Equal("sietch.picture_large", Refused(Header(30_000, 30_000)));
        Assert.Equal("sietch.picture_small", Refused(Grey(31, 500)));
    }

    [Fact]
    public void What_is_no_png_or_a_damaged_one_is_refused()
    {
        var png = Grey(64, 64);
        var second = (byte[])[.. png[..33], .. Chunk("IHDR", Ihdr(4000, 4000, 0, 8)), .. png[33..]];

        Assert.Equal("sietch.picture_unreadable", Refused("GIF89a"u8.ToArray()));
        Assert.Equal("sietch.picture_unreadable", Refused([]));
        Assert.Equal("sietch.picture_unreadable", Refused(png[..60]));
        Assert.Equal("sietch.picture_unreadable", Refused(second));
        Assert.Equal("sietch.picture_unreadable", Refused(Header(64, 64)));
    }

    [Fact]
    public void An_interlaced_one_is_told_apart_from_what_is_no_png()
    {
        var png = Grey(64, 64);
        png[28] = 1;
        Assert.Equal("sietch.picture_interlaced", Refused(png));

        png[28] = 2;
        Assert.Equal("sietch.picture_unreadable", Refused(png));
    }

    [Fact]
    public void The_largest_picture_takes_no_more_memory_than_a_few_of_its_rows()
    {
        var png = Png(4096, 4096, 0, 1, (_, _) => nothing);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(OwnPicture.Make(png).TryGet(out _, out var refusal), refusal?.Message);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public async Task However_many_come_at_once_a_few_are_read_at_a_time()
    {
        var uploads = new SlowUploads();
        using var pictures = new OwnPicture(uploads, new(time), time);
        var made = Enumerable.Range(1, 8).Select(member => MakeAsync(pictures, (ulong)member)).ToList();
        Assert.Equal(OwnPicture.MostAtOnce, uploads.Begun);

        uploads.Arrive(Grey(64, 64));
        Assert.All(await Task.WhenAll(made), refused => Assert.Null(refused));
        Assert.Equal(8, uploads.Begun);
    }

    [Fact]
    public async Task A_file_that_does_not_come_keeps_nobody_waiting()
    {
        var uploads = new SlowUploads();
        using var pictures = new OwnPicture(uploads, new(time), time);
        var made = Enumerable.Range(1, 3).Select(member => MakeAsync(pictures, (ulong)member)).ToList();
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.All(await Task.WhenAll(made[..2]), refused => Assert.Equal("sietch.picture_slow", refused));

        uploads.Arrive(Grey(64, 64));
        Assert.Null(await made[2]);
    }

    [Fact]
    public async Task A_member_gives_a_few_pictures_a_minute()
    {
        var uploads = new SlowUploads();
        uploads.Arrive(Grey(64, 64));
        using var pictures = new OwnPicture(uploads, new(time), time);
        for (var i = 0; i < OwnPicture.PerMember.Calls; i++)
        {
            Assert.Null(await MakeAsync(pictures, 1));
        }

        Assert.Equal("sietch.picture_often", await MakeAsync(pictures, 1));
        Assert.Null(await MakeAsync(pictures, 2));
        time.Advance(OwnPicture.PerMember.Period);
        Assert.Null(await MakeAsync(pictures, 1));
    }

    [Fact]
    public void No_cut_and_no_changed_byte_breaks_it()
    {
        var png = Avatar.Draw(Guid.Empty, default);
        for (var at = 0; at < png.Length; at += 7)
        {
            var bent = png.ToArray();
            bent[at] ^= 0x55;
            _ = OwnPicture.Make(bent);
            _ = OwnPicture.Make(png.AsSpan(0, at));
        }
    }

    internal static byte[] Grey(int width, int height) => Png(width, height, 0, 8, (_, _) => [128]);

    /// <returns>Null where it was made; else why not.</returns>
    private static async Task<string?> MakeAsync(OwnPicture pictures, ulong member)
    {
        var file = new Attachment
        {
            Id = new(1),
            Filename = "me.png",
            Size = 100,
            Url = "",
        };
        var made = await pictures.MakeAsync(new(member), file, TestContext.Current.CancellationToken);
        return made.TryGet(out _, out var refusal) ? null : refusal.Code;
    }

    private static byte[] Make(byte[] png)
    {
        Assert.True(OwnPicture.Make(png).TryGet(out var made, out var refusal), refusal?.Message);
        return made;
    }

    private static string Refused(byte[] png)
    {
        Assert.False(OwnPicture.Make(png).TryGet(out _, out var refusal));
        return refusal!.Code;
    }

    private static byte[] Png(
        int width,
        int height,
        byte colour,
        byte depth,
        Func<int, int, byte[]> pixel,
        byte filter = 0
    )
    {
        var samples = colour switch
        {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        var stride = ((width * samples * depth) + 7) / 8;
        using var rows = new MemoryStream();
        var above = new byte[stride];
        for (var y = 0; y < height; y++)
        {
            var row = new byte[stride];
            for (var x = 0; x < width; x++)
            {
                var values = pixel(x, y);
                for (var s = 0; s < samples; s++)
                {
                    Put(row, x, s, samples, depth, values[s]);
                }
            }

            rows.WriteByte(filter);
            rows.Write(Filtered(row, above, filter, Math.Max(1, samples * depth / 8)));
            above = row;
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(rows.ToArray());
        }

        var palette = Enumerable.Repeat((byte)255, 256 * 3).ToArray();
        return
        [
            0x89,
            (byte)'P',
            (byte)'N',
            (byte)'G',
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            .. Chunk("IHDR", Ihdr(width, height, colour, depth)),
            .. colour == 3 ? Chunk("PLTE", palette) : [],
            .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    private static void Put(byte[] row, int x, int sample, int samples, int depth, byte value)
    {
        var at = ((x * samples) + sample) * depth;
        if (depth < 8)
        {
            row[at / 8] |= (byte)((value >> (8 - depth)) << (8 - depth - (at % 8)));
        }
        else
        {
            row[at / 8] = value;
            row[(at / 8) + (depth / 8) - 1] = value;
        }
    }

    private static byte[] Filtered(byte[] row, byte[] above, byte filter, int step)
    {
        var filtered = new byte[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= step ? row[i - step] : 0;
            int corner = i >= step ? above[i - step] : 0;
            var guess = left + above[i] - corner;
            var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - above[i]), Math.Abs(guess - corner));
            filtered[i] = (byte)(
                row[i]
                - filter switch
                {
                    1 => left,
                    2 => above[i],
                    3 => (left + above[i]) / 2,
                    4 => a <= b && a <= c ? left
                    : b <= c ? above[i]
                    : corner,
                    _ => 0,
                }
            );
        }

        return filtered;
    }

    private static byte[] Header(int width, int height) =>
        [
            0x89,
            (byte)'P',
            (byte)'N',
            (byte)'G',
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            .. Chunk("IHDR", Ihdr(width, height, 0, 8)),
            .. Chunk("IEND", []),
        ];

    private static byte[] Ihdr(int width, int height, byte colour, byte depth)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, colour);
        return header;
    }

    // The reader does not look at check sums: a wrong one shows in the pixels or nowhere.
    private static byte[] Chunk(string kind, ReadOnlySpan<byte> data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. System.Text.Encoding.ASCII.GetBytes(kind), .. data, 0, 0, 0, 0];
    }

    /// <summary>Files that come when the test says so.</summary>
    private sealed class SlowUploads : IUploads
    {
        private readonly TaskCompletionSource<byte[]?> arrived = new();

        private int begun;

        public int Begun => begun;

        public void Arrive(byte[] file) => arrived.SetResult(file);

        public Task<byte[]?> TryReadAsync(Attachment attachment, int longest, CancellationToken cancellation)
        {
            Interlocked.Increment(ref begun);
            return arrived.Task.WaitAsync(cancellation);
        }
    }
}
