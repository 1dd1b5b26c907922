using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Mass;

public class ConfirmMassTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task Those_who_were_shown_are_banned_once_and_nobody_else()
    {
        var people = await stage.JoinManyAsync(2);
        var preview = await stage.RunAsync(
            "moderator",
            "massban",
            ("joined_after", "10m"),
            ("name", "newcomer-*"),
            ("reason", "raid")
        );
        var late = await stage.JoinAsync();

        var answer = await stage.ClickAsync("moderator", preview);
        var again = await stage.ClickAsync("moderator", preview);

        Assert.Equal("Mass ban: 2 people", answer.Title);
        Assert.All(people, person => Assert.True(stage.IsBanned(person)));
        Assert.False(stage.IsBanned(late));
        Assert.Contains("carried out already", again.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_clicks_before_the_preview_is_confirmed_by_Discord_is_heard()
    {
        var person = await stage.JoinAsync();
        await stage.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "PATCH", ["route"] = "/webhooks/{application}/{token}/messages/@original" },
            new JsonObject { ["status"] = 503, ["afterEffect"] = true },
            times: 2
        );
        var preview = await stage.RunAsync("moderator", "massban", ("ids", $"{person.Id}"), ("reason", "raid"));

        await stage.ClickAsync("moderator", preview);

        await ModerationStage.UntilAsync(() => stage.IsBanned(person));
        Assert.Equal(Execution.Applied, (await stage.CaseAsync(person)).Execution);
    }

    [Fact]
    public async Task A_role_that_rose_between_preview_and_click_protects()
    {
        var people = await stage.JoinManyAsync(2);
        var preview = await stage.RunAsync("moderator", "massban", ("ids", MassWorld.Ids(people)), ("reason", "x"));
        await stage.Service.GiveAsync(people[1].Name, "moderator");

        var answer = await stage.ClickAsync("moderator", preview);

        Assert.Equal("Mass ban: 1 person", answer.Title);
        Assert.Contains("1: level with or above you", answer.Field("Left out"), StringComparison.Ordinal);
        Assert.False(stage.IsBanned(people[1]));
    }

    [Fact]
    public async Task A_right_that_is_gone_at_the_click_is_named_and_nothing_happens()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var person = await alone.JoinAsync();
        var preview = await alone.RunAsync("moderator", "massban", ("ids", $"{person.Id}"), ("reason", "x"));
        await alone.Service.GrantAsync("mod:view", ("role", await alone.Service.RoleAsync("moderator")));

        var answer = await alone.ClickAsync("moderator", preview);

        Assert.Contains("`mod:mass`", answer.Refusal, StringComparison.Ordinal);
        Assert.False(alone.IsBanned(person));
    }

    [Fact]
    public async Task A_closed_mod_log_stops_nothing_and_is_a_problem_to_see()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var person = await alone.JoinAsync();
        alone.Close("mod-log");
        var preview = await alone.RunAsync("moderator", "massban", ("ids", $"{person.Id}"), ("reason", "x"));

        await alone.ClickAsync("moderator", preview);

        Assert.True(alone.IsBanned(person));
        await ModerationStage.UntilAsync(async () =>
            (
                await alone
                    .Service.Get<GuildProblems>()
                    .OpenAsync(AegisService.Guild, TestContext.Current.CancellationToken)
            ).Any(problem => problem.Code == GuildProblems.ModLog)
        );
    }
}
