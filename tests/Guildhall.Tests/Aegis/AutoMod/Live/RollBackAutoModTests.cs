using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class RollBackAutoModTests(ModerationStage stage)
{
    [Fact]
    public async Task Replaced_rules_come_back_and_the_answer_says_what_differs()
    {
        await stage.SwitchOnAsync();
        await stage.ImportAsync(
            """{"version":1,"rules":[{"name":"plugh","when":{"words":{"words":["plugh"]}},"then":"delete"}]}"""
        );
        var own = (await RulesAsync()).Version;
        var chosen = await stage.RunAsync("owner", "automod preset", ("name", "strict"));
        Assert.Contains($"/automod rollback version:{own}", chosen.Text, StringComparison.Ordinal);

        var back = await stage.RunAsync("owner", "automod rollback", ("version", $"{own}"));

        Assert.Contains("Now with rules: plugh", back.Text, StringComparison.Ordinal);
        Assert.Contains("Now without rules: ", back.Text, StringComparison.Ordinal);
        Assert.Contains($"/automod rollback version:{own + 1}", back.Text, StringComparison.Ordinal);
        Assert.Equal(["plugh"], (await RulesAsync()).Rules.Rules.Select(rule => rule.Name));
        var again = await stage.RunAsync("owner", "automod rollback", ("version", $"{own}"));
        Assert.Contains("already", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_there_never_was_is_refused()
    {
        var answer = await stage.RunAsync("owner", "automod rollback", ("version", "999999"));

        Assert.Contains("no version 999999", answer.Refusal, StringComparison.Ordinal);
    }

    private Task<GuildRules> RulesAsync() =>
        stage.Service.Get<RuleBook>().GetAsync(AegisService.Guild, TestContext.Current.CancellationToken).AsTask();
}
