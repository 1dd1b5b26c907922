using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class ImportAutoModRulesTests(ModerationStage stage)
{
    [Fact]
    public async Task Rules_are_taken_from_a_file()
    {
        await stage.ImportAsync(
            """{"version":1,"rules":[{"name":"only","when":{"words":{"words":["xyzzy"]}},"then":[{"delete":{}}]}]}"""
        );

        Assert.Contains(
            "only",
            (await stage.RunAsync("owner", "automod test", ("text", "xyzzy"))).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","when":{"nope":{}},"then":[{"delete":{}}]}]}""",
        "$.rules[0].when.nope"
    )]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","when":{"lines":{"over":1}},"then":["webhook"]}]}""",
        "$.rules[0].then[0].webhook"
    )]
    public async Task What_is_wrong_is_told_by_its_place_and_nothing_changes(string rules, string reason)
    {
        await stage.SwitchOnAsync();

        var answer = await stage.Service.RunAsync(
            "owner",
            "automod rule import",
            new System.Text.Json.Nodes.JsonObject { ["file"] = AegisWorld.File("rules.json", rules) }
        );

        Assert.Contains(reason, answer.Refusal, StringComparison.Ordinal);
        Assert.Contains(
            "profanity",
            (await stage.RunAsync("owner", "automod test", ("text", "shit"))).Text,
            StringComparison.Ordinal
        );
    }
}
