using System.Text.Json;
using Guildhall.Sietch.Chain.Nodes;

namespace Guildhall.Tests.Sietch.Chain.Nodes;

public class LogReaderTests
{
    [Theory]
    [InlineData("0x0", 0)]
    [InlineData("0x1F", 31)]
    [InlineData("0x7fffffffffffffff", long.MaxValue)]
    public void A_number_is_read(string text, long expected) => Assert.Equal((ulong)expected, Quantity(text));

    [Theory]
    [InlineData("0x8000000000000000")]
    [InlineData("0xffffffffffffffff")]
    [InlineData("0x10000000000000000")]
    [InlineData("0x")]
    [InlineData("12")]
    [InlineData("0x-1")]
    public void What_no_block_can_have_is_refused(string text) => Assert.Throws<FormatException>(() => Quantity(text));

    private static ulong Quantity(string text)
    {
        using var json = JsonDocument.Parse($"\"{text}\"");
        return LogReader.Quantity(json.RootElement);
    }
}
