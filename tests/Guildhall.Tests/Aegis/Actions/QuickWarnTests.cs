namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class QuickWarnTests(ModerationStage stage)
{
    [Fact]
    public async Task The_menu_opens_a_form_for_the_reason()
    {
        var member = await stage.JoinAsync();

        var asked = await stage.MenuAsync("junior", "Quick Warn", member.Name);

        Assert.Equal($"Warn {member.Name}", (string?)asked.Json["modal"]!["title"]);
    }
}
