namespace Guildhall.Tests.Aegis.Welcome;

[Collection<WelcomeSuite>]
public class TestWelcomeTests(WelcomeStage stage)
{
    [Fact]
    public async Task Only_who_asks_sees_it()
    {
        var answer = await stage.Moderation.RunAsync("owner", "welcome test");

        Assert.True(answer.IsEphemeral);
        Assert.Contains("owner, of aegis-demo: number", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Read the rules of aegis-demo.", answer.Text, StringComparison.Ordinal);
    }
}
