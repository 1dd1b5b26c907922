namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class CancelBanTests(ModerationStage stage)
{
    [Fact]
    public async Task The_other_button_does_nothing()
    {
        var member = await stage.JoinAsync();
        var asked = await stage.MenuAsync("moderator", "Quick Ban", member.Name);

        var answer = await stage.ClickAsync("moderator", asked, "Cancel");

        Assert.Contains("Nothing was done", answer.Text, StringComparison.Ordinal);
        Assert.False(stage.IsBanned(member));
    }
}
