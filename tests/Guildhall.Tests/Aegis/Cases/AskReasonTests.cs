using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class AskReasonTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task The_button_opens_a_form_with_the_reason_that_there_is()
    {
        var (_, row) = await WarnedAsync();

        var asked = await Stage.ClickLogAsync("moderator", row, "Reason");

        Assert.Equal("spam", (string?)asked.Json["modal"]!["fields"]![0]!["value"]);
    }
}
