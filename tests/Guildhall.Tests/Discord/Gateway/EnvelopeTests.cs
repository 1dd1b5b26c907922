using System.Text;
using System.Text.Json;
using Guildhall.Discord.Gateway;

namespace Guildhall.Tests.Discord.Gateway;

public class EnvelopeTests
{
    private static readonly string[] frames =
    [
        """{"t":"MESSAGE_CREATE","s":7,"op":0,"d":{"id":"9","member":{"roles":["5","6"],"id":"1"},"channel_id":"7","guild_id":"4194304","content":"\u00e9\ud83d\ude00 \"said\" \\ more than sixteen bytes of text","embeds":[{"fields":[{}],"n":-1.5e+10}]}}""",
        """ { "op" : 0 , "s" : 12 , "d" : { "a" : [ 1 , 2.5 , true , false , null , { } , [ ] ] , "guild_id" : 5 } , "t" : "X" } """,
        """{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}""",
        """{"op":11,"d":null}""",
        """{"op":1,"d":251}""",
        """{"d":[{"id":"3"}],"op":0,"s":3,"t":"ARRAY"}""",
        """{"d":{"id":"1"},"d":{"guild_id":"2"},"op":1,"op":0}""",
        """{"op":0,"d":{"id":18446744073709551615,"guild_id":"18446744073709551616","channel_id":{"id":"4"}}}""",
    ];

    [Theory]
    [InlineData("""{"op":0,"s":7,"t":"A","d":{"id":"1","channel_id":"2","guild_id":"3"}}""")]
    [InlineData("""{"d":{"guild_id":"3","x":{"guild_id":"9"},"channel_id":"2","id":"1"},"t":"A","s":7,"op":0}""")]
    [InlineData("""{"t":"A","unknown":[{"op":5}],"d":{"id":1,"channel_id":2,"guild_id":3},"op":0,"s":7}""")]
    public void Its_parts_are_found_in_any_order(string frame)
    {
        var bytes = Encoding.UTF8.GetBytes(frame);

        Assert.True(Envelope.TryRead(bytes, out var envelope));

        Assert.Equal((0, 7L), (envelope.Op, envelope.Sequence));
        Assert.Equal("A", Encoding.UTF8.GetString(bytes[envelope.Type]));
        Assert.Equal((1UL, 2UL, 3UL), (envelope.Id, envelope.ChannelId, envelope.GuildId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"op":"0"}""")]
    [InlineData("""{"op":0.5}""")]
    [InlineData("""{"op":-1}""")]
    [InlineData("""{"op":4294967296}""")]
    [InlineData("""{"op":0,"s":1.5}""")]
    [InlineData("""{"op":0,}""")]
    [InlineData("""{,"op":0}""")]
    [InlineData("""{"op":0}{""")]
    [InlineData("""{"op":00}""")]
    [InlineData("""{"op":0,"d":[1,]}""")]
    [InlineData("""{"op":0,"d":{"a":1,}}""")]
    [InlineData("""{"op":0,"d":{"a":[{]}}}""")]
    [InlineData("""{"op":0,"d":"\x"}""")]
    [InlineData("""{"op":0,"d":"\u12g4"}""")]
    [InlineData("{\"op\":0,\"d\":\"a\nb\"}")]
    [InlineData("{\"op\":0,\"d\":\"a line that is longer than a piece\nb\"}")]
    [InlineData("""{"op":0,"d":tru}""")]
    [InlineData("""{"op":0,"d":1.}""")]
    [InlineData("""{"op":0,"d":-}""")]
    [InlineData("{\"op\":0}\0")]
    public void What_is_no_frame_is_refused(string frame) =>
        Assert.False(Envelope.TryRead(Encoding.UTF8.GetBytes(frame), out _));

    [Fact]
    public void Every_start_of_a_frame_is_refused_until_it_is_whole()
    {
        foreach (var frame in frames)
        {
            var bytes = Encoding.UTF8.GetBytes(frame.Trim());
            for (var length = 0; length < bytes.Length; length++)
            {
                Assert.False(Envelope.TryRead(bytes.AsSpan(0, length), out _));
            }

            Assert.True(Envelope.TryRead(bytes, out _));
        }
    }

    [Fact]
    public void It_agrees_with_the_platforms_reader_on_whatever_becomes_of_a_frame()
    {
        var random = new Random(20_261_121);
        var (whole, broken) = (0, 0);
        for (var i = 0; i < 50_000; i++)
        {
            var frame = Mutate(Encoding.UTF8.GetBytes(frames[random.Next(frames.Length)]), random);

            var isWhole = Envelope.TryRead(frame, out var envelope);

            Assert.True(Agrees(frame, isWhole, envelope), Encoding.Latin1.GetString(frame));
            (whole, broken) = isWhole ? (whole + 1, broken) : (whole, broken + 1);
        }

        Assert.True(whole > 5_000);
        Assert.True(broken > 5_000);
    }

    [Fact]
    public void It_goes_as_deep_as_the_platforms_reader()
    {
        for (var depth = 55; depth < 75; depth++)
        {
            foreach (var (open, close) in (ReadOnlySpan<(string, string)>)[("[", "]"), ("{\"a\":", "}")])
            {
                var nested = string.Concat(Enumerable.Repeat(open, depth));
                var end = string.Concat(Enumerable.Repeat(close, depth));
                var frame = Encoding.UTF8.GetBytes($$"""{"op":0,"d":{{nested}}1{{end}} }""");

                Assert.True(Agrees(frame, Envelope.TryRead(frame, out var envelope), envelope));
            }
        }
    }

    private static bool Agrees(byte[] frame, bool isWhole, Envelope envelope)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !IsReadable(root))
            {
                return !isWhole;
            }

            var members = root.EnumerateObject().Where(member => IsPlainly(member, "d")).ToList();
            var data = members.Count == 0 ? "" : members[^1].Value.GetRawText();
            var ids =
                members.Count > 0 && members[^1].Value.ValueKind == JsonValueKind.Object
                    ? members[^1].Value
                    : JsonDocument.Parse("{}").RootElement;
            return isWhole
                && Encoding.UTF8.GetString(frame[envelope.Data]) == data
                && envelope.GuildId == Id(ids, "guild_id")
                && envelope.ChannelId == Id(ids, "channel_id")
                && envelope.Id == Id(ids, "id");
        }
        catch (JsonException)
        {
            return !isWhole;
        }
    }

    private static bool IsReadable(JsonElement root)
    {
        var ops = root.EnumerateObject().Where(member => IsPlainly(member, "op")).ToList();
        return ops.Count > 0
            && ops.All(op => op.Value.ValueKind == JsonValueKind.Number && op.Value.TryGetInt64(out _))
            && ops[^1].Value.TryGetInt32(out var last)
            && last >= 0
            && root.EnumerateObject()
                .Where(member => IsPlainly(member, "s") && member.Value.ValueKind == JsonValueKind.Number)
                .All(member => member.Value.TryGetInt64(out _));
    }

    private static ulong Id(JsonElement data, string name)
    {
        var members = data.EnumerateObject().Where(member => IsPlainly(member, name)).ToList();
        var text = members.Count == 0 ? "" : members[^1].Value.GetRawText().Trim('"');
        return text.Length > 0 && text.All(char.IsAsciiDigit) && ulong.TryParse(text, out var id) ? id : 0;
    }

    // Discord writes names without escapes; one that is escaped is another name to the envelope.
    private static bool IsPlainly(JsonProperty member, string name) =>
        Encoding.UTF8.GetString(JsonNameOf(member)) == name;

    private static ReadOnlySpan<byte> JsonNameOf(JsonProperty member)
    {
        var text = member.ToString();
        return Encoding.UTF8.GetBytes(text[1..text.IndexOf('"', 1)]);
    }

    private static byte[] Mutate(byte[] frame, Random random)
    {
        var bytes = frame.ToList();
        for (var changes = random.Next(0, 3); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(1, 128);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, (byte)"{}[]\",:0-\\ent1.+ "[random.Next(17)]);
                    break;
                default:
                    bytes.InsertRange(at, bytes.Skip(at).Take(random.Next(20)).ToList());
                    break;
            }
        }

        return [.. bytes];
    }
}
