using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Mass;

public class UndoMassTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    private static readonly TimeSpan precision = TimeSpan.FromSeconds(2);

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

    [Fact]
    public async Task A_shorter_mute_that_it_took_the_place_of_holds_again_until_its_own_end()
    {
        var people = await stage.JoinManyAsync(1);
        await stage.RunAsync("moderator", "mute", ("user", people[0].Name), ("duration", "2h"));
        var until = stage.MutedUntil(people[0])!.Value;
        var done = await stage.RunAsync(
            "moderator",
            "massmute",
            ("ids", MassWorld.Ids(people)),
            ("duration", "2d"),
            ("reason", "raid"),
            ("dry_run", "false")
        );

        await stage.ClickAsync("moderator", done);

        await ModerationStage.UntilAsync(() => (stage.MutedUntil(people[0]) - until)?.Duration() < precision);
        var mute = (await stage.CasesAsync(people[0])).First(row => row is { Kind: CaseKind.Mute, Batch: null });
        Assert.Equal((Effect.Active, null, null), (mute.Effect, mute.EndedAt, mute.EndedReason));
    }

    [Fact]
    public async Task A_mute_that_a_mass_ban_ended_is_there_when_the_person_comes_back()
    {
        var people = await stage.JoinManyAsync(1);
        await stage.RunAsync("owner", "mute", ("user", people[0].Name), ("duration", "2h"));
        var done = await stage.RunAsync(
            "moderator",
            "massban",
            ("ids", MassWorld.Ids(people)),
            ("reason", "raid"),
            ("dry_run", "false")
        );

        await stage.ClickAsync("moderator", done);

        var mute = (await stage.CasesAsync(people[0])).First(row => row.Kind == CaseKind.Mute);
        Assert.True(mute.IsInForce);
    }

    [Fact]
    public async Task A_mute_that_somebody_has_changed_since_stays()
    {
        var people = await stage.JoinManyAsync(1);
        var done = await stage.RunAsync(
            "moderator",
            "massmute",
            ("ids", MassWorld.Ids(people)),
            ("duration", "1h"),
            ("reason", "raid"),
            ("dry_run", "false")
        );
        await stage.RunAsync("moderator", "mute", ("user", people[0].Name), ("duration", "3d"));
        var until = stage.MutedUntil(people[0]);

        await stage.ClickAsync("moderator", done);

        Assert.Equal(until, stage.MutedUntil(people[0]));
    }

    [Fact]
    public async Task A_ban_for_a_while_is_given_back_for_what_was_left_of_it()
    {
        var people = await stage.JoinManyAsync(1);
        await stage.RunAsync("owner", "ban", ("user", people[0].Name), ("duration", "2h"));
        var end = (await stage.CaseAsync(people[0])).ExpiresAt!.Value;
        var done = await stage.RunAsync(
            "moderator",
            "massunban",
            ("ids", MassWorld.Ids(people)),
            ("reason", "the wrong one"),
            ("dry_run", "false")
        );

        await stage.ClickAsync("moderator", done);

        var ban = (await stage.CasesAsync(people[0])).First(row => row.Kind == CaseKind.Ban);
        Assert.True((ban.ExpiresAt - end)?.Duration() < TimeSpan.FromMinutes(5), $"{ban.ExpiresAt} is not {end}.");
    }
}
