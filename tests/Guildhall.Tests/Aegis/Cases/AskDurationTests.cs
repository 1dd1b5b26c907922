using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class AskDurationTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task The_button_opens_a_form_for_the_length()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "tempban", ("user", member.Name), ("duration", "7d"));

        var asked = await Stage.ClickLogAsync("moderator", await Stage.CaseAsync(member), "Duration");

        Assert.Equal("7d", (string?)asked.Json["modal"]!["fields"]![0]!["value"]);
    }

    [Fact]
    public async Task Who_may_not_change_it_is_told_before_the_form()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("owner", "tempban", ("user", member.Name), ("duration", "7d"));

        var answer = await Stage.ClickLogAsync("junior", await Stage.CaseAsync(member), "Duration");

        Assert.Contains("mod:edit", answer.Refusal, StringComparison.Ordinal);
    }
}
