using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class NoteFormTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task The_form_adds_a_note()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "ban", ("user", member.Name));
        var second = await Stage.RunAsync("owner", "ban", ("user", $"{member.Id}"));
        var asked = await Stage.ClickAsync("owner", second, "Add note");

        await Stage.SubmitAsync("owner", asked, ("value", "I saw it too"));

        var view = await RunAsync("owner", "case view", await Stage.CaseAsync(member));
        Assert.Contains("I saw it too", view.Field("Notes"), StringComparison.Ordinal);
    }
}
