using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class ConfirmBanTests(ModerationStage stage)
{
    [Fact]
    public async Task The_click_bans()
    {
        var member = await stage.JoinAsync();
        var asked = await stage.MenuAsync("moderator", "Quick Ban", member.Name);

        var answer = await stage.ClickAsync("moderator", asked, "Ban");

        Assert.Contains("Banned", answer.Text, StringComparison.Ordinal);
        Assert.True(stage.IsBanned(member));
    }

    [Fact]
    public async Task Who_rose_between_the_question_and_the_click_is_spared_and_not_told()
    {
        var member = await stage.JoinAsync();
        var asked = await stage.MenuAsync("moderator", "Quick Ban", member.Name);
        await stage.ChangeAsync(member, new JsonObject { ["roles"] = new JsonArray("owner") });

        var answer = await stage.ClickAsync("moderator", asked, "Ban");

        Assert.Contains("level with or above yours", answer.Text, StringComparison.Ordinal);
        Assert.False(stage.IsBanned(member));
        Assert.Empty(await stage.DmsAsync(member));
        Assert.DoesNotContain(await stage.CasesAsync(member), row => row.Kind == CaseKind.Ban);
    }
}
