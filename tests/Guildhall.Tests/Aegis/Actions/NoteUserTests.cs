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

    [Theory]
    [InlineData("\u200B\u200B")]
    [InlineData("\u00A0\u3164\u2800")]
    public async Task What_nobody_can_read_is_no_reason(string text)
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("junior", "note", ("user", member.Name), ("text", text));

        Assert.Contains("reason", answer.Refusal, StringComparison.Ordinal);
        Assert.Empty(await stage.CasesAsync(member));
    }

    [Fact]
    public async Task A_reason_is_kept_without_what_turns_it_around()
    {
        var member = await stage.JoinAsync();

        await stage.RunAsync("junior", "note", ("user", member.Name), ("text", "sent \u202Egnp.exe"));

        Assert.Equal("sent gnp.exe", (await stage.CaseAsync(member)).Reason);
    }
}
