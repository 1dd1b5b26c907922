using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Aegis.AutoMod.Offline;
using Guildhall.Aegis.AutoMod.Presets;

namespace Guildhall.Tests.Aegis.AutoMod.Offline;

public class ModerationStreamTests
{
    private static readonly RuleKit words = RuleKit.Of("""{"words":{"words":["cat"]}}""");

    [Fact]
    public async Task A_line_in_is_a_line_out_in_the_same_order() =>
        Assert.Equal(
            [
                """{"id":"a","action":"delete","rule":"rule","matched":"c4t"}""",
                """{"id":2,"action":"none","rule":null,"matched":null}""",
                """{"id":null,"action":"none","rule":null,"matched":null}""",
            ],
            await RunAsync(
                words,
                """{"id":"a","text":"a c4t"}""",
                """{"id":2,"text":"dog","extra":1}""",
                """{"text":""}"""
            )
        );

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"id":1,"text":5}""")]
    [InlineData("""{"id":1,"text":"\ud800"}""")]
    [InlineData("""{"id":1,"text":"x","time":"soon"}""")]
    public async Task A_malformed_line_is_answered_and_the_run_goes_on(string line)
    {
        var answers = await RunAsync(words, line, """{"id":2,"text":"cat"}""");

        Assert.Null(JsonNode.Parse(answers[0])!["id"]);
        Assert.NotNull(JsonNode.Parse(answers[0])!["error"]);
        Assert.Contains("delete", answers[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    [InlineData("\"9999-12-31T23:59:59Z\"")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e15")]
    [InlineData("\"2026-01-01T00:00:00Z\"")]
    public async Task No_time_ends_the_run(string time)
    {
        foreach (var preset in RulePresets.Names)
        {
            string[] lines =
            [
                $$"""{"id":1,"text":"one"}""",
                $$"""{"id":2,"text":"x","time":{{time}}}""",
                """{"id":3,"text":"two"}""",
            ];
            var answers = await RunAsync(RuleKit.OfPreset(preset), [.. lines, .. lines]);

            Assert.Equal(6, answers.Length);
            Assert.Equal(3, (int?)JsonNode.Parse(answers[^1])!["id"]);
        }
    }

    [Fact]
    public async Task Times_decide_what_is_a_flood()
    {
        var kit = RuleKit.Of("""{"rate":{"count":3,"in":"5s"}}""");

        var quick = await RunAsync(kit, [.. Enumerable.Range(0, 3).Select(i => Line(i, $"2026-01-01T00:00:0{i}Z"))]);
        var slow = await RunAsync(kit, [.. Enumerable.Range(0, 3).Select(i => Line(i, $"2026-01-01T00:0{i}:00Z"))]);

        Assert.Contains("delete", quick[2], StringComparison.Ordinal);
        Assert.All(slow, line => Assert.Contains("none", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_author_or_time_lines_have_nothing_to_do_with_each_other() =>
        Assert.All(
            (
                await RunAsync(
                    RuleKit.OfPreset("default"),
                    [
                        .. Enumerable
                            .Range(0, 40)
                            .Select(i =>
                                i % 2 == 0
                                    ? $$"""{"id":{{i}},"text":"shit"}"""
                                    : $$"""{"id":{{i}},"text":"hello there friend"}"""
                            ),
                    ]
                )
            ).Where((_, i) => i % 2 == 1),
            line => Assert.Contains("none", line, StringComparison.Ordinal)
        );

    [Fact]
    public async Task A_hundred_thousand_lines_are_read_one_by_one()
    {
        using var input = new EndlessLines(100_000);
        using var output = new CountingStream();

        await ModerationStream.RunAsync(words.Rules, input, output, TestContext.Current.CancellationToken);

        Assert.Equal(100_000, output.Lines);
    }

    private static string Line(int id, string time) =>
        $$"""{"id":{{id}},"text":"hello","author":"u","channel":"c","time":"{{time}}"}""";

    private static async Task<string[]> RunAsync(RuleKit kit, params string[] lines)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        using var output = new MemoryStream();
        await ModerationStream.RunAsync(kit.Rules, input, output, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
    }

    /// <summary>Makes its lines while it is read.</summary>
    private sealed class EndlessLines(int count) : Stream
    {
        private readonly byte[] line =
            """{"id":1,"text":"a message as people write it, with a cat","author":"u1"}"""u8.ToArray();
        private int given;
        private int at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int length)
        {
            var read = 0;
            while (read < length && given < count)
            {
                buffer[offset + read++] = at < line.Length ? line[at++] : (byte)'\n';
                if (buffer[offset + read - 1] == (byte)'\n')
                {
                    (given, at) = (given + 1, 0);
                }
            }

            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int length) => throw new NotSupportedException();
    }

    private sealed class CountingStream : MemoryStream
    {
        public int Lines { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Lines += buffer.Span.Count((byte)'\n');
            return ValueTask.CompletedTask;
        }
    }
}
