using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Mass;

public class MassKickTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task Those_who_are_here_are_kicked_each_with_a_case_and_there_is_no_way_back()
    {
        var people = await stage.JoinManyAsync(2);
        var gone = await stage.JoinAsync();
        await stage.LeaveAsync(gone);

        var answer = await stage.RunAsync(
            "moderator",
            "masskick",
            ("ids", MassWorld.Ids([.. people, gone])),
            ("reason", "raid"),
            ("dry_run", "false")
        );

        Assert.Equal("Mass kick: 2 people", answer.Title);
        Assert.Contains("1: not in the server", answer.Field("Left out"), StringComparison.Ordinal);
        Assert.All(people, person => Assert.False(stage.IsPresent(person)));
        Assert.Equal(CaseKind.Kick, (await stage.CaseAsync(people[0])).Kind);
        Assert.False(MassWorld.HasButton(answer));
    }

    [Fact]
    public async Task Nobody_named_is_refused() =>
        Assert.Contains(
            "There is nobody in it",
            (await stage.RunAsync("moderator", "masskick", ("reason", "x"))).Refusal,
            StringComparison.Ordinal
        );
}
