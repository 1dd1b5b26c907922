using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Mass;

public class MassMuteTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task Everybody_is_muted_for_as_long_as_it_says()
    {
        var people = await stage.JoinManyAsync(2);

        var answer = await stage.RunAsync(
            "junior",
            "massmute",
            ("ids", MassWorld.Ids(people)),
            ("duration", "2h"),
            ("reason", "raid"),
            ("dry_run", "false")
        );

        // Juniors may mute, but mass actions are a right of those who may ban.
        Assert.Contains("`mod:mass`", answer.Refusal, StringComparison.Ordinal);

        answer = await stage.RunAsync(
            "moderator",
            "massmute",
            ("ids", MassWorld.Ids(people)),
            ("duration", "2h"),
            ("reason", "raid"),
            ("dry_run", "false")
        );

        Assert.Equal(("Mass mute: 2 people", "2h"), (answer.Title, answer.Field("For")));
        var row = await stage.CaseAsync(people[0]);
        Assert.Equal((CaseKind.Mute, TimeSpan.FromHours(2)), (row.Kind, row.Duration));
        Assert.NotNull(stage.MutedUntil(people[1]));
    }

    [Fact]
    public async Task A_senseless_length_is_refused() =>
        Assert.Contains(
            "no length of time",
            (
                await stage.RunAsync("moderator", "massmute", ("name", "x"), ("reason", "x"), ("duration", "never"))
            ).Refusal,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Who_is_muted_for_longer_is_left_out_and_the_preview_says_so()
    {
        var people = await stage.JoinManyAsync(3);
        await stage.RunAsync("owner", "mute", ("user", people[0].Name), ("duration", "perm"));
        await stage.ByHandAsync(
            "owner",
            "timeout",
            people[1],
            "by hand",
            (stage.Time.GetUtcNow() + TimeSpan.FromDays(2)).ToString("O")
        );
        var until = stage.MutedUntil(people[0]);

        var preview = await stage.RunAsync(
            "moderator",
            "massmute",
            ("ids", MassWorld.Ids(people)),
            ("duration", "1d"),
            ("reason", "raid")
        );
        Assert.Contains("2: muted for longer already", preview.Field("Left out"), StringComparison.Ordinal);
        await stage.ClickAsync("moderator", preview);

        await ModerationStage.UntilAsync(() => stage.MutedUntil(people[2]) is not null);
        Assert.Equal(until, stage.MutedUntil(people[0]));
        Assert.Equal(Effect.Active, (await stage.CaseAsync(people[0])).Effect);
    }
}
