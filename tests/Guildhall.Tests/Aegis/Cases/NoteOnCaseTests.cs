using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class NoteOnCaseTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task Notes_are_added_one_after_the_other()
    {
        var (_, row) = await WarnedAsync();

        await RunAsync("junior", "case note", row, ("text", "one"));
        await RunAsync("moderator", "case note", row, ("text", "two"));

        var notes = (await RunAsync("junior", "case view", row)).Field("Notes");
        Assert.True(notes.IndexOf("one", StringComparison.Ordinal) < notes.IndexOf("two", StringComparison.Ordinal));
    }
}
