namespace Guildhall.Tests.Aegis.Welcome;

[Collection<WelcomeSuite>]
public class ToggleWelcomeTests(WelcomeStage stage)
{
    [Fact]
    public async Task Off_is_off_and_on_again_is_as_before()
    {
        var off = await stage.Moderation.RunAsync("owner", "welcome toggle");
        var status = await stage.Moderation.RunAsync("owner", "welcome status");
        var on = await stage.Moderation.RunAsync("owner", "welcome toggle", ("on", "true"));

        Assert.Contains("Nobody is welcomed", off.Text, StringComparison.Ordinal);
        Assert.Contains("**Off.**", status.Text, StringComparison.Ordinal);
        Assert.Contains("is welcomed", on.Text, StringComparison.Ordinal);
    }
}
