using System.Text;
using Guildhall.Sietch.Chain;

namespace Guildhall.Tests.Sietch.Chain;

public class Keccak256Tests
{
    // Published: the Keccak team's test vectors, and topics that block explorers show.
    [Theory]
    [InlineData("", "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    [InlineData("testing", "0x5f16f4c7f149ac4f9510d9cf8cf384038ad348b3bcdc01915f95de12df9d1b02")]
    [InlineData(
        "Transfer(address,address,uint256)",
        "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
    )]
    public void Published_hashes_come_out(string text, string hash) =>
        Assert.Equal(hash, Keccak256.Hash(Encoding.UTF8.GetBytes(text)).ToString());

    [Fact]
    public void A_text_of_any_length_around_the_block_hashes_to_something_of_its_own()
    {
        var hashes = Enumerable.Range(0, 600).Select(length => Keccak256.Hash(new byte[length])).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }
}
