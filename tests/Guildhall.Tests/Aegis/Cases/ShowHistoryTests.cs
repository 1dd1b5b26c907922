using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class ShowHistoryTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task The_button_lists_what_else_is_on_record()
    {
        var (member, row) = await WarnedAsync();

        var answer = await Stage.ClickLogAsync("junior", row, "History");

        Assert.Contains($"#{row.Number}", answer.Description, StringComparison.Ordinal);
        Assert.Contains(member.Name, answer.Description, StringComparison.Ordinal);
    }
}
