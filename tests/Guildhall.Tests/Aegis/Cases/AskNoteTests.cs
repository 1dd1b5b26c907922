using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class AskNoteTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task A_second_moderator_is_offered_to_add_a_note()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "ban", ("user", member.Name));
        var second = await Stage.RunAsync("owner", "ban", ("user", $"{member.Id}"));

        var asked = await Stage.ClickAsync("owner", second, "Add note");

        Assert.Contains("Note on case", (string?)asked.Json["modal"]!["title"], StringComparison.Ordinal);
    }
}
