namespace Guildhall.Tests.Aegis.Raids.Commands;

public class CleanUpRaidTests
{
    [Theory]
    [InlineData("junior", "since", "1h", "You lack")]
    [InlineData("owner", "since", "soon", "is no length of time")]
    [InlineData("owner", "since", "30d", "longer than")]
    [InlineData("owner", "name", "**", "is no pattern")]
    [InlineData("owner", "since", "1h", "Nobody who joined")]
    public async Task What_cannot_be_is_refused_with_the_reason(string member, string option, string value, string why)
    {
        await using var scene = await RaidScene.StartAsync();

        var answer = await scene.Service.RunAsync(member, "raid cleanup", (option, value));

        Assert.Contains(why, answer.Refusal, StringComparison.Ordinal);
    }
}
