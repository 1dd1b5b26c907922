using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Wallets.Siwe;

namespace Guildhall.Tests.Sietch.Wallets.Siwe;

public class SiweTextTests
{
    private static readonly DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, 123, TimeSpan.Zero);

    private static readonly SiweMessage message = new()
    {
        Domain = "127.0.0.1:3000",
        Account = Address.Parse("0x00000000000000000000000000000000000000a1"),
        Uri = "http://127.0.0.1:3000/verify",
        ChainId = 80094,
        Nonce = "a1b2c3d4e5",
        IssuedAt = now,
    };

    [Fact]
    public void What_is_written_is_read_back()
    {
        var whole = message with
        {
            Scheme = "https",
            Statement = "Prove it.",
            ExpiresAt = now + TimeSpan.FromMinutes(15),
            NotBefore = now,
            RequestId = "r-1",
            Resources = ["https://discord.com/channels/1", "https://example.org"],
        };

        Assert.Equivalent(whole, SiweParser.TryParse(SiweText.Of(whole)), strict: true);
        Assert.Equivalent(message, SiweParser.TryParse(SiweText.Of(message)), strict: true);
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("é")]
    public void What_no_parser_would_take_is_not_written(string statement) =>
        Assert.Throws<ArgumentException>(() => SiweText.Of(message with { Statement = statement }));
}
