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

    [Fact]
    public async Task Many_hostile_expressions_cost_no_more_than_the_first_and_it_is_named()
    {
        var patterns = string.Join(',', Enumerable.Range(0, 40).Select(i => $"\"(?=(a+)+{i}$).*b\""));

        var answer = await stage.Service.RunAsync(
            "owner",
            "automod rule import",
            new System.Text.Json.Nodes.JsonObject
            {
                ["file"] = AegisWorld.File(
                    "rules.json",
                    $$$"""{"version":1,"rules":[{"name":"slow","when":{"regex":{"patterns":[{{{patterns}}}],"backtracking":true}},"then":["delete"]}]}"""
                ),
            }
        );

        Assert.Contains("$.rules[0].when.regex.patterns[0]", answer.Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("patterns[1]", answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_odd_and_what_cannot_work_here_is_told_with_the_import()
    {
        var answer = await stage.Service.RunAsync(
            "owner",
            "automod rule import",
            new System.Text.Json.Nodes.JsonObject
            {
                ["file"] = AegisWorld.File(
                    "rules.json",
                    """{"version":1,"rules":[{"name":"odd","on":["message","voice"],"when":{"words":{"words":["qwyzzo"]}},"then":["alert",{"webhook":{"name":"nope"}}]}]}"""
                ),
            }
        );

        Assert.Contains("`$.rules[0].on[1]`", answer.Text, StringComparison.Ordinal);
        Assert.Contains("there is no webhook “nope”; `/webhook add`", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_is_out_of_reach_is_told_with_the_import()
    {
        var role = await stage.Service.RoleAsync("owner");

        var answer = await stage.Service.RunAsync(
            "owner",
            "automod rule import",
            new System.Text.Json.Nodes.JsonObject
            {
                ["file"] = AegisWorld.File(
                    "rules.json",
                    $$$"""{"version":1,"rules":[{"name":"high","when":{"words":{"words":["qwyzzo"]}},"then":[{"addRole":{"role":"{{{role}}}"}}]}]}"""
                ),
            }
        );

        Assert.Contains($"<@&{role}> is level with or above my role", answer.Text, StringComparison.Ordinal);
    }
}
