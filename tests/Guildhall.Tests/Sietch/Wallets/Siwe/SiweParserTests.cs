using Guildhall.Sietch.Wallets.Siwe;

namespace Guildhall.Tests.Sietch.Wallets.Siwe;

public class SiweParserTests
{
    private static readonly SiweTextBuilder valid = new();

    [Fact]
    public void Every_part_is_read()
    {
        var text = valid with
        {
            Domain = "https://guildhall.example:8443",
            Rest =
                "\nNot Before: 2025-12-31T23:59:59+00:00\nRequest ID: link-1%20:@\nResources:\n- https://guildhall.example/guild/1\n- urn:guild:1",
        };

        var message = SiweParser.TryParse(text.ToString())!;

        Assert.Equal(("https", "guildhall.example:8443"), (message.Scheme, message.Domain));
        Assert.Equal(valid.Account, message.Account.ToChecksum());
        Assert.Equal(valid.Statement, message.Statement);
        Assert.Equal(valid.Uri, message.Uri);
        Assert.Equal((80094UL, "a1B2c3D4e5", "link-1%20:@"), (message.ChainId, message.Nonce, message.RequestId));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 10, 0, TimeSpan.Zero), message.ExpiresAt);
        Assert.Equal(new DateTimeOffset(2025, 12, 31, 23, 59, 59, TimeSpan.Zero), message.NotBefore);
        Assert.Equal(["https://guildhall.example/guild/1", "urn:guild:1"], message.Resources);
    }

    public static TheoryData<string> Accepted =>
        new(
            valid.ToString(),
            (valid with { Statement = null }).ToString(),
            (valid with { ExpiresAt = null }).ToString(),
            (valid with { Domain = "127.0.0.1:3000" }).ToString(),
            (valid with { Domain = "[::1]:3000" }).ToString(),
            (valid with { Domain = "user@guildhall.example" }).ToString(),
            (valid with { IssuedAt = "2026-01-01T01:00:00.123456789+01:00" }).ToString(),
            (valid with { Rest = "\nResources:" }).ToString(),
            (valid with { Rest = "\nRequest ID: " }).ToString()
        );

    [Theory]
    [MemberData(nameof(Accepted))]
    public void What_the_grammar_allows_is_a_message(string text) => Assert.NotNull(SiweParser.TryParse(text));

    public static TheoryData<string> Refused =>
        new(
            "",
            valid + "\n",
            " " + valid,
            valid.ToString().Replace("\n", "\r\n", StringComparison.Ordinal),
            (valid with { Domain = "" }).ToString(),
            (valid with { Domain = "guildhall example" }).ToString(),
            (valid with { Domain = "guildhall.example/path" }).ToString(),
            (valid with { Account = valid.Account.ToLowerInvariant() }).ToString(),
            (valid with { Account = valid.Account[..^1] }).ToString(),
            (valid with { Statement = "two\nlines" }).ToString(),
            (valid with { Statement = "emoji 🎉" }).ToString(),
            (valid with { Statement = "" }).ToString(),
            (valid with { Uri = "guildhall.example" }).ToString(),
            (valid with { Uri = "https://guildhall.example/a b" }).ToString(),
            (valid with { Version = "2" }).ToString(),
            (valid with { Chain = "0x138de" }).ToString(),
            (valid with { Chain = "-1" }).ToString(),
            (valid with { Chain = "" }).ToString(),
            (valid with { Chain = "99999999999999999999999999" }).ToString(),
            (valid with { Nonce = "a1B2c3D" }).ToString(),
            (valid with { Nonce = "a1B2c3D4-5" }).ToString(),
            (valid with { IssuedAt = "2026-01-01" }).ToString(),
            (valid with { IssuedAt = "2026-13-01T00:00:00Z" }).ToString(),
            (valid with { IssuedAt = "2026-01-01T00:00:00" }).ToString(),
            (valid with { IssuedAt = "Thu, 01 Jan 2026 00:00:00 GMT" }).ToString(),
            (valid with { ExpiresAt = "soon" }).ToString(),
            (valid with { Rest = "\nRequest ID: a b" }).ToString(),
            (valid with { Rest = "\nResources:\n- not a uri" }).ToString(),
            (valid with { Rest = "\nResources:\nhttps://guildhall.example" }).ToString(),
            (valid with { Rest = "\nRequest ID: 1\nNot Before: 2026-01-01T00:00:00Z" }).ToString(),
            (valid with { Rest = "\nSomething: else" }).ToString(),
            new string('a', SiweParser.MaxLength + 1)
        );

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_it_does_not_allow_is_none(string text) => Assert.Null(SiweParser.TryParse(text));
}
