using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class NoteUserTests(ModerationStage stage)
{
    [Fact]
    public async Task A_note_is_for_staff_alone()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("junior", "note", ("user", member.Name), ("text", "asks odd things"));

        var row = await stage.CaseAsync(member);
        Assert.Contains("Noted", answer.Text, StringComparison.Ordinal);
        Assert.Equal((CaseKind.Note, Execution.Applied, DmState.Skipped), (row.Kind, row.Execution, row.Dm));
        Assert.Equal("asks odd things", row.Reason);
        Assert.Empty(await stage.DmsAsync(member));
    }
}
