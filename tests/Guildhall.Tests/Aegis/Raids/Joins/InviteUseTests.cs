using Guildhall.Aegis.Raids.Joins;

namespace Guildhall.Tests.Aegis.Raids.Joins;

public class InviteUseTests
{
    [Theory]
    [InlineData("a=1 b=5", "a=4 b=5", 3, "a")]
    [InlineData("a=1", "a=1 c=2", 2, "c")]
    [InlineData("a=1 b=5", "a=2 b=6", 2, null)]
    [InlineData("a=1 b=5", "a=1 b=5", 2, null)]
    [InlineData("a=1 once=0", "a=1", 1, null)]
    [InlineData("a=1 once=0", "a=2", 2, null)]
    [InlineData("a=1", "a=2", 3, null)]
    public void Only_what_is_certain_is_told(string before, string after, int joined, string? code) =>
        Assert.Equal(code, InviteUse.Find(Read(before), Read(after), joined));

    private static Dictionary<string, int> Read(string text) =>
        text.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1][0] - '0');
}
