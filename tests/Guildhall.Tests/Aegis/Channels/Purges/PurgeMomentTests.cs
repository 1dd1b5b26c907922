using Guildhall.Aegis.Channels.Purges;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Channels.Purges;

public class PurgeMomentTests
{
    private static readonly DateTimeOffset now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1325000000000000000")]
    [InlineData("https://discord.com/channels/1/42/1325000000000000000")]
    [InlineData("https://ptb.discord.com/channels/1/42/1325000000000000000/")]
    public void A_message_is_named_by_its_id_or_its_link(string text) =>
        Assert.Equal(1_325_000_000_000_000_000ul, Read(text).Value);

    [Theory]
    [InlineData("2h", "2026-11-21T10:00:00Z")]
    [InlineData("1d 12h", "2026-11-20T00:00:00Z")]
    [InlineData("2026-11-20", "2026-11-20T00:00:00Z")]
    [InlineData("2026-11-20 18:30", "2026-11-20T18:30:00Z")]
    public void A_moment_is_a_length_ago_or_a_date(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Read(text).CreatedAt);

    [Theory]
    [InlineData("yesterday", "aegis.bad_moment")]
    [InlineData("", "aegis.bad_moment")]
    [InlineData("2026-13-45", "aegis.bad_moment")]
    [InlineData("https://discord.com/channels/1/43/1325000000000000000", "aegis.bad_moment")]
    public void What_says_no_moment_of_that_channel_is_refused(string text, string code)
    {
        Assert.False(PurgeMoment.Read("before", text, new(42), now).TryGet(out _, out var refusal));
        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void A_length_that_goes_back_beyond_everything_is_the_beginning() => Assert.Equal(0ul, Read("9999y").Value);

    private static Snowflake<Message> Read(string text)
    {
        Assert.True(
            PurgeMoment.Read("before", text, new(42), now).TryGet(out var read, out var refusal),
            refusal?.Message
        );
        return read;
    }
}
