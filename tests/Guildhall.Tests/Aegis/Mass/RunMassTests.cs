using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Mass;

public class RunMassTests
{
    [Fact]
    public async Task Five_hundred_are_banned_by_calls_of_two_hundred_and_undone_again()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        await stage.Discord.PostAsync(
            "/sim/burst",
            new JsonObject
            {
                ["guild"] = "aegis-demo",
                ["kind"] = "joins",
                ["count"] = 500,
                ["perSecond"] = 100_000,
                ["accountAgeDays"] = 1,
            }
        );
        await ModerationStage.UntilAsync(() => Members(stage) >= 540);

        var answer = await stage.RunAsync(
            "moderator",
            "massban",
            ("younger", "2d"),
            ("reason", "raid"),
            ("dry_run", "false")
        );

        Assert.Equal("Mass ban: 500 people", answer.Title);
        var calls = await stage.RequestsAsync("POST", "/bulk-ban");
        Assert.Equal([200, 200, 100], calls.Select(call => call["body"]!["user_ids"]!.AsArray().Count));
        var cases = await stage.MassCasesAsync(CaseKind.Ban);
        Assert.Equal(Enumerable.Range(1, 500).Select(number => (long)number), cases.Select(row => row.Number));
        Assert.Single(await stage.ModLogAsync());
    }

    [Fact]
    public async Task Those_who_are_banned_already_are_told_apart_and_get_no_case()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var people = await stage.JoinManyAsync(3);
        await stage.ByHandAsync("owner", "ban", people[0], "by hand");

        var answer = await stage.RunAsync(
            "moderator",
            "massban",
            ("ids", MassWorld.Ids(people)),
            ("reason", "raid"),
            ("dry_run", "false")
        );

        Assert.Equal("Mass ban: 2 people", answer.Title);
        Assert.Contains("1: banned already", answer.Field("Left out"), StringComparison.Ordinal);
        Assert.Equal("by hand", stage.BanReason(people[0]));
        Assert.All(await stage.MassCasesAsync(CaseKind.Ban), row => Assert.Equal(Execution.Applied, row.Execution));
    }

    [Fact]
    public async Task An_answer_that_was_lost_after_the_bans_ends_in_one_case_for_each()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var people = await stage.JoinManyAsync(3);
        await stage.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "POST", ["route"] = "/guilds/{guild}/bulk-ban" },
            new JsonObject { ["status"] = 500, ["afterEffect"] = true }
        );

        var answer = await stage.RunAsync(
            "moderator",
            "massban",
            ("ids", MassWorld.Ids(people)),
            ("reason", "raid"),
            ("dry_run", "false")
        );

        Assert.Equal("Mass ban: 3 people", answer.Title);
        Assert.All(await stage.MassCasesAsync(CaseKind.Ban), row => Assert.Equal(Execution.Applied, row.Execution));
        Assert.All(people, person => Assert.Equal(1, stage.AuditEntries(person, AuditAction.MemberBan)));
    }

    [Fact]
    public async Task A_refusal_of_discords_ends_it_and_no_case_stays_open()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var people = await stage.JoinManyAsync(2);
        await stage.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "POST", ["route"] = "/guilds/{guild}/bulk-ban" },
            new JsonObject { ["status"] = 403 }
        );

        var answer = await stage.RunAsync(
            "moderator",
            "massban",
            ("ids", MassWorld.Ids(people)),
            ("reason", "raid"),
            ("dry_run", "false")
        );

        Assert.Equal("Mass ban: 0 people", answer.Title);
        Assert.Contains("2: Discord refused", answer.Field("Left out"), StringComparison.Ordinal);
        Assert.All(await stage.MassCasesAsync(CaseKind.Ban), row => Assert.Equal(Execution.Failed, row.Execution));
        Assert.False(MassWorld.HasButton(answer));
    }

    private static int Members(ModerationStage stage)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            return world.Guilds[AegisService.Guild.Value].Members.Count;
        }
    }
}
