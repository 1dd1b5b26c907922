using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class ShowMemberHistoryTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task All_that_is_on_record_about_somebody_is_listed_newest_first()
    {
        var (member, first) = await WarnedAsync();
        await Stage.RunAsync("moderator", "note", ("user", member.Name), ("text", "look after this one"));

        var answer = await Stage.RunAsync("junior", "history", ("user", member.Name));

        Assert.StartsWith("2 cases · 1 points", answer.Title, StringComparison.Ordinal);
        var lines = answer.Description.Split((char)10);
        Assert.Contains("look after this one", lines[0], StringComparison.Ordinal);
        Assert.Contains($"#{first.Number}", lines[1], StringComparison.Ordinal);
    }
}
