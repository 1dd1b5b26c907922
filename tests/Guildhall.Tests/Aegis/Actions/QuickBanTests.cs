namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class QuickBanTests(ModerationStage stage)
{
    [Fact]
    public async Task The_menu_asks_before_it_bans()
    {
        var member = await stage.JoinAsync();

        var asked = await stage.MenuAsync("moderator", "Quick Ban", member.Name);

        Assert.Contains("for good?", asked.Text, StringComparison.Ordinal);
        Assert.False(stage.IsBanned(member));
    }

    [Fact]
    public async Task Whom_one_may_not_ban_one_is_not_even_asked_about()
    {
        var member = await stage.JoinAsync("moderator");

        var asked = await stage.MenuAsync("moderator", "Quick Ban", member.Name);

        Assert.Contains("level with or above yours", asked.Refusal, StringComparison.Ordinal);
    }
}
