using Guildhall.Sietch.Members;

namespace Guildhall.Tests.Sietch.Members;

public class BioTests
{
    [Theory]
    [InlineData("I walk without rhythm", "I walk without rhythm")]
    [InlineData("  two\n lines\t ", "two lines")]
    [InlineData("see https://example.com/x?y now", "see [link] now")]
    [InlineData("see HTTP://EXAMPLE.COM", "see [link]")]
    [InlineData("[here](https://example.com)", "[here]([link]")]
    [InlineData("www.example.com", "[link]")]
    [InlineData("discord.gg/abc", "[link]")]
    [InlineData("mine is 0x00000000219ab540356cBB839Cbe05303d7705Fa.", "mine is [wallet].")]
    [InlineData("0x0000…05Fa and 0xabcd12", "[wallet]…05Fa and [wallet]")]
    [InlineData("x</b> y</i>", "x</b> y</i>")]
    [InlineData("ask </verify:1325> now", "ask [mention] now")]
    [InlineData("ask <@1325000000000000100> or @everyone", "ask [mention] or [mention]")]
    [InlineData("1325000000000000100", "[id]")]
    [InlineData("evil。com", "[link]")]
    [InlineData("go to evil．com/x now", "go to [link] now")]
    [InlineData("a。b。tld", "[link]")]
    [InlineData("evil.tld/x", "[link]")]
    [InlineData("see sub.evil.museum:8443/a?b=c#d.", "see [link]")]
    [InlineData("evil.com and EVIL.IO", "[link] and [link]")]
    [InlineData("ｅｖｉｌ．ｃｏｍ", "[link]")]
    [InlineData("I am stilgar.eth, ask", "I am [wallet], ask")]
    [InlineData("pay.stilgar.bera", "[wallet]")]
    [InlineData("stilgar。eth", "[wallet]")]
    [InlineData("it is 87Fd360c2A8400e7C4dE985e!", "it is [wallet]!")]
    [InlineData("00000000219ab540356cBB839Cbe05303d7705Fa", "[wallet]")]
    [InlineData("\uFF10ｘ8７Fd360c", "[wallet]")]
    [InlineData("𝟎𝐱𝟖𝟕𝐅𝐝𝟑𝟔𝟎𝐜", "[wallet]")]
    [InlineData("日本語。です", "日本語。です")]
    [InlineData("Dr.Kynes, e.g. of sand.dunes", "Dr.Kynes, e.g. of sand.dunes")]
    [InlineData("Together.Ethics 1.5/2", "Together.Ethics 1.5/2")]
    [InlineData("# Big > q ||sp|| `c` **b**", "# Big > q ||sp|| `c` **b**")]
    [InlineData("𝓢𝓽𝓲𝓵𝓰𝓪𝓻 ①", "𝓢𝓽𝓲𝓵𝓰𝓪𝓻 ①")]
    [InlineData("0 wallets, 12345 steps", "0 wallets, 12345 steps")]
    public void What_leads_elsewhere_is_replaced(string written, string kept)
    {
        Assert.True(Bio.Read(written).TryGet(out var bio, out _));
        Assert.Equal(kept, bio);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\u200B")]
    public void Nothing_is_no_bio(string written) => Assert.Null(Read(written));

    [Fact]
    public void It_has_up_to_160_characters()
    {
        Assert.Equal(160, Read(new string('x', 160))!.Length);
        Assert.False(Bio.Read(new string('x', 161)).TryGet(out _, out var refusal));
        Assert.Equal("sietch.bio_length", refusal!.Code);
    }

    private static string? Read(string written)
    {
        _ = Bio.Read(written).TryGet(out var bio, out var refusal);
        Assert.Null(refusal);
        return bio;
    }
}
