using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class AskReasonTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task The_button_opens_a_form_with_the_reason_that_there_is()
    {
        var (_, row) = await WarnedAsync("owner");

        var asked = await Stage.ClickLogAsync("moderator", row, "Reason");

        Assert.Equal("spam", (string?)asked.Json["modal"]!["fields"]![0]!["value"]);
    }

    [Fact]
    public async Task Who_may_not_change_it_is_told_before_the_form()
    {
        var (_, row) = await WarnedAsync(by: "owner");

        var answer = await Stage.ClickLogAsync("junior", row, "Reason");

        Assert.Contains("mod:edit", answer.Refusal, StringComparison.Ordinal);
    }
}
