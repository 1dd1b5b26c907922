using System.Text;
using Guildhall.Sietch.Chain;
using Guildhall.Simulator.Worlds.Chain;

namespace Guildhall.Tests.Simulator.Worlds.Chain;

public class KeccakTests
{
    /// <summary>Source: the specification's test vectors for Keccak-256.</summary>
    [Theory]
    [InlineData("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    public void It_hashes_as_published(string text, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Keccak.Hash(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void Two_that_were_written_apart_agree_around_the_block_size()
    {
        for (var length = 0; length < 300; length++)
        {
            var data = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();
            Assert.Equal(Keccak256.Hash(data).ToArray(), Keccak.Hash(data));
        }
    }
}
