using Guildhall.Simulator.Rest.Messages;

namespace Guildhall.Tests.Simulator.Rest.Messages;

public class FileTypesTests
{
    [Theory]
    [InlineData("notes.txt", "application/octet-stream", "text/plain")]
    [InlineData("dot.png", null, "image/png")]
    [InlineData("dot.png", "image/webp", "image/webp")]
    [InlineData("no extension", "", "application/octet-stream")]
    public void A_type_that_says_nothing_is_read_from_the_name(string name, string? told, string expected) =>
        Assert.Equal(expected, FileTypes.Of(name, told));
}
