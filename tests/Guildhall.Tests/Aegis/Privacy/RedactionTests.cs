using Guildhall.Aegis.Privacy;

namespace Guildhall.Tests.Aegis.Privacy;

public class RedactionTests
{
    [Theory]
    [InlineData("<@123456789012345678> hit <@987654321098765432>", "<@123456789012345678> hit [somebody]")]
    [InlineData("see 987654321098765432, not 42", "see [somebody], not 42")]
    [InlineData("<@&5> and <@!6>", "[somebody] and [somebody]")]
    [InlineData(null, null)]
    public void Other_people_are_left_out(string? text, string? expected) =>
        Assert.Equal(expected, Redaction.Of(text, new(123456789012345678)));
}
