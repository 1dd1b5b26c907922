using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Mass;

public class UndoMassTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task Bans_are_lifted_but_for_those_that_somebody_has_lifted_already()
    {
        var people = await stage.JoinManyAsync(3);
        var done = await stage.RunAsync(
            "moderator",
            "massban",
            ("ids", MassWorld.Ids(people)),
            ("reason", "raid"),
            ("dry_run", "false")
        );
        await stage.ByHandAsync("owner", "unban", people[0], "a mistake");

        var answer = await stage.ClickAsync("moderator", done);

        Assert.Equal("2 people", answer.Field("Taken back"));
        Assert.All(people, person => Assert.False(stage.IsBanned(person)));
        Assert.Equal(
            Effect.Revoked,
            (await stage.CasesAsync(people[1])).Single(row => row.Kind == CaseKind.Ban).Effect
        );
        Assert.Contains(await stage.CasesAsync(people[1]), row => row.Kind == CaseKind.Unban);
    }

    [Fact]
    public async Task Somebody_elses_act_of_a_moment_ago_does_not_stand_in_the_way()
    {
        var people = await stage.JoinManyAsync(1);
        await stage.RunAsync("owner", "ban", ("user", people[0].Name));
        var done = await stage.RunAsync(
            "moderator",
            "massunban",
            ("ids", MassWorld.Ids(people)),
            ("reason", "the wrong one"),
            ("dry_run", "false")
        );
        Assert.False(stage.IsBanned(people[0]));

        var answer = await stage.ClickAsync("moderator", done);

        Assert.Equal("1 person", answer.Field("Taken back"));
        Assert.True(stage.IsBanned(people[0]));
    }

    [Fact]
    public async Task Mutes_are_lifted_too()
    {
        var people = await stage.JoinManyAsync(2);
        var done = await stage.RunAsync(
            "moderator",
            "massmute",
            ("ids", MassWorld.Ids(people)),
            ("reason", "raid"),
            ("dry_run", "false")
        );
        Assert.All(people, person => Assert.NotNull(stage.MutedUntil(person)));

        var answer = await stage.ClickAsync("moderator", done);

        Assert.Equal("2 people", answer.Field("Taken back"));
        Assert.All(people, person => Assert.Null(stage.MutedUntil(person)));
    }
}
