using System.IO.Compression;
using System.Text;
using Guildhall.Discord.Gateway;

namespace Guildhall.Tests.Discord.Gateway;

public class StreamInflaterTests
{
    private const int Most = 1024 * 1024;

    [Fact]
    public void A_large_message_does_not_keep_its_memory()
    {
        using var stream = new Deflated();
        using var inflater = new StreamInflater(Most);
        var random = new Random(1);
        // Bytes that do not compress, so that both sides grow.
        var large = Convert.ToBase64String(Enumerable.Range(0, 500_000).Select(_ => (byte)random.Next(256)).ToArray());

        Assert.Equal(large, Inflate(inflater, stream.Next(large)));
        var grown = inflater.Held;
        Assert.Equal("small", Inflate(inflater, stream.Next("small")));
        Assert.Equal("again", Inflate(inflater, stream.Next("again")));

        Assert.True(grown >= Most);
        Assert.InRange(inflater.Held, 1, GrowingBuffer.MostKept + 64 * 1024);
    }

    [Fact]
    public void A_flush_marker_that_never_comes_ends_at_the_limit()
    {
        using var inflater = new StreamInflater(Most);
        var piece = new byte[64 * 1024];
        Array.Fill(piece, (byte)1);

        Assert.Throws<InvalidDataException>(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                Assert.False(inflater.TryInflate(piece, out _));
            }
        });
        Assert.InRange(inflater.Held, 1, 3 * Most);
    }

    [Fact]
    public void A_small_message_that_inflates_without_end_ends_at_the_limit()
    {
        using var stream = new Deflated();
        using var inflater = new StreamInflater(Most);
        var bomb = stream.Next(new string(' ', 50 * Most));

        Assert.InRange(bomb.Length, 1, Most);
        Assert.Throws<InvalidDataException>(() => inflater.TryInflate(bomb, out _));
        Assert.InRange(inflater.Held, 1, 3 * Most);
    }

    [Theory]
    [InlineData("not zlib at all, but it ends as a message does")]
    [InlineData("")]
    public void What_is_no_compressed_stream_is_refused_or_empty(string text)
    {
        using var inflater = new StreamInflater(Most);
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text), 0, 0, 0xFF, 0xFF];

        Assert.Throws<InvalidDataException>(() => inflater.TryInflate(bytes, out _));
    }

    [Fact]
    public void A_stream_damaged_in_its_middle_is_refused_or_wrong_and_never_more_than_it_was()
    {
        var random = new Random(20_261_121);
        for (var i = 0; i < 300; i++)
        {
            using var stream = new Deflated();
            using var inflater = new StreamInflater(Most);
            Inflate(inflater, stream.Next("{\"first\":1}"));
            var second = stream.Next($"{{\"second\":\"{new string('x', i * 10)}\",\"n\":{i}}}");
            second[random.Next(second.Length - 4)] ^= (byte)(1 << random.Next(8));
            try
            {
                inflater.TryInflate(second, out var message);
                Assert.InRange(message.Length, 0, Most);
            }
            catch (InvalidDataException)
            {
                // The connection ends with it.
            }
        }
    }

    private static string Inflate(StreamInflater inflater, byte[] bytes)
    {
        Assert.True(inflater.TryInflate(bytes, out var message));
        return Encoding.UTF8.GetString(message.Span);
    }

    /// <summary>The sending side: one stream, a sync flush after each message.</summary>
    private sealed class Deflated : IDisposable
    {
        private readonly MemoryStream bytes = new();
        private readonly ZLibStream zlib;

        public Deflated() => zlib = new(bytes, CompressionLevel.Fastest);

        public byte[] Next(string message)
        {
            bytes.SetLength(0);
            zlib.Write(Encoding.UTF8.GetBytes(message));
            zlib.Flush();
            return bytes.ToArray();
        }

        public void Dispose() => zlib.Dispose();
    }
}
