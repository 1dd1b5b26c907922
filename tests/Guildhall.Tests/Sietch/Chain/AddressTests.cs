using Guildhall.Sietch.Chain;

namespace Guildhall.Tests.Sietch.Chain;

public class AddressTests
{
    // From EIP-55.
    [Theory]
    [InlineData("0x52908400098527886E0F7030069857D2E4169EE7")]
    [InlineData("0xde709f2102306220921060314715629080e2fb77")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
    [InlineData("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB")]
    [InlineData("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb")]
    public void The_checksum_is_the_published_one(string text)
    {
        Assert.True(Address.TryParse(text, out var address));
        Assert.Equal(text, address.ToChecksum());
        Assert.Equal(text.ToLowerInvariant(), address.ToString());
    }

    [Theory]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    [InlineData("0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED")]
    public void One_case_throughout_needs_no_checksum(string text) => Assert.True(Address.TryParse(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0X5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed0")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg")]
    [InlineData(" 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae\n")]
    [InlineData("0x５aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    public void Anything_else_is_none(string text) => Assert.False(Address.TryParse(text, out _));

    [Fact]
    public void Order_is_that_of_the_numbers()
    {
        string[] rising =
        [
            "0x0000000000000000000000000000000000000000",
            "0x0000000000000000000000000000000000000001",
            "0x0000000000000000000000010000000000000000",
            "0x00000001ffffffffffffffff0000000000000000",
            "0xffffffff00000000000000000000000000000000",
        ];
        var addresses = rising.Select(Address.Parse).ToList();

        Assert.Equal(addresses, addresses.AsEnumerable().Reverse().Order());
        Assert.All(addresses, address => Assert.Equal(address, Address.From(address.ToArray())));
    }

    [Fact]
    public void A_word_with_more_than_an_address_in_it_is_none()
    {
        var address = Address.Parse("0x00000000000000000000000000000000000000ff");

        Assert.True(Address.TryFrom(address.ToWord(), out var same));
        Assert.Equal(address, same);
        Assert.False(Address.TryFrom(address.ToWord() with { B = 1UL << 32 }, out _));
        Assert.False(Address.TryFrom(address.ToWord() with { A = 1 }, out _));
    }
}
