using Guildhall.Aegis;

namespace Guildhall.Tests.Aegis;

public class DurationTextTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30m", 1800)]
    [InlineData("2h", 7200)]
    [InlineData("1d", 86_400)]
    [InlineData("2w", 1_209_600)]
    [InlineData("1mo", 2_592_000)]
    [InlineData("1d 12h", 129_600)]
    [InlineData("1d12h", 129_600)]
    [InlineData("1 Hour, 30 minutes", 5400)]
    [InlineData("  5M ", 300)]
    [InlineData("1y", 31_536_000)]
    public void Lengths_are_read_as_staff_write_them(string text, int seconds)
    {
        Assert.True(DurationText.Read(text).TryGet(out var length, out _));
        Assert.Equal(TimeSpan.FromSeconds(seconds), length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0s")]
    [InlineData("0d 0h")]
    [InlineData("-5m")]
    [InlineData("5")]
    [InlineData("1.5h")]
    [InlineData("5 minutes ago")]
    [InlineData("perm")]
    [InlineData("٣m")]
    public void What_is_no_length_is_refused(string text)
    {
        Assert.False(DurationText.Read(text).TryGet(out _, out var refusal));
        Assert.Equal("aegis.bad_duration", refusal.Code);
    }

    [Theory]
    [InlineData("3651d")]
    [InlineData("999999999999999999y")]
    [InlineData("999999999999999999y 999999999999999999y")]
    public void What_is_too_long_is_refused_however_long_it_is(string text)
    {
        Assert.False(DurationText.Read(text).TryGet(out _, out var refusal));
        Assert.Equal("aegis.too_long", refusal.Code);
    }

    [Fact]
    public void For_ever_is_a_length_only_where_it_is_asked_for()
    {
        Assert.True(DurationText.ReadOrPermanent("Perm").TryGet(out var length, out _));
        Assert.Null(length.Time);
        Assert.True(DurationText.ReadOrPermanent("2h").TryGet(out length, out _));
        Assert.Equal(TimeSpan.FromHours(2), length.Time);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(90, "1m 30s")]
    [InlineData(3_456_000, "40d")]
    [InlineData(129_600, "1d 12h")]
    public void A_length_is_written_so_that_it_can_be_read_again(int seconds, string expected) =>
        Assert.Equal(expected, DurationText.Write(TimeSpan.FromSeconds(seconds)));
}
