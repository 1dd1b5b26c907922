using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class ShowAutoModRulesTests(ModerationStage stage)
{
    [Fact]
    public async Task The_rules_are_listed()
    {
        await stage.SwitchOnAsync();

        Assert.Contains(
            "phishing (Enforce)",
            (await stage.RunAsync("owner", "automod rule show")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Rules_of_a_server_without_AutoMod_are_not_at_work()
    {
        await stage.SwitchOnAsync();
        Assert.Contains("at work", (await stage.RunAsync("owner", "automod rule show")).Text, StringComparison.Ordinal);

        await stage.RunAsync("owner", "automod disable");

        Assert.Contains(
            "AutoMod is off",
            (await stage.RunAsync("owner", "automod rule show")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_name_is_shown_without_its_markdown()
    {
        await stage.SwitchOnAsync();
        await stage.ImportAsync(
            """{"version":1,"rules":[{"name":"[l](https://evil.tld) **b**","when":{"words":{"words":["quuxly"]}},"then":["delete"]}]}"""
        );

        foreach (
            var answer in new[]
            {
                await stage.RunAsync("owner", "automod rule show"),
                await stage.RunAsync("owner", "automod test", ("text", "quuxly")),
            }
        )
        {
            Assert.Contains(@"\[l\](https://evil.tld) \*\*b\*\*", answer.Text, StringComparison.Ordinal);
        }
    }
}
