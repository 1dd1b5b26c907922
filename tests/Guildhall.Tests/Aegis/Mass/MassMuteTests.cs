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
}
