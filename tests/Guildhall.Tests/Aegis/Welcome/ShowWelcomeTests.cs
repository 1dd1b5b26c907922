namespace Guildhall.Tests.Aegis.Welcome;

[Collection<WelcomeSuite>]
public class ShowWelcomeTests(WelcomeStage stage)
{
    [Fact]
    public async Task The_status_shows_what_is_set()
    {
        var answer = await stage.Moderation.RunAsync("owner", "welcome status");

        Assert.Contains("**On.**", answer.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"<#{await stage.Moderation.Service.ChannelAsync("support")}>",
            answer.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("In a raid: nothing.", answer.Text, StringComparison.Ordinal);
    }
}
