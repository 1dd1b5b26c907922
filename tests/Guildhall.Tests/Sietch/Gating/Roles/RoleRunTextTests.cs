using Guildhall.Sietch.Gating.Roles;

namespace Guildhall.Tests.Sietch.Gating.Roles;

public class RoleRunTextTests
{
    private static readonly RoleRun run = new(
        DateTimeOffset.UnixEpoch,
        DateTimeOffset.UnixEpoch.AddDays(1),
        Given: 2,
        Taken: 1,
        HeldBack: 0,
        Drift: 5,
        Problems: "",
        Watched: "",
        Inherited: 0
    );

    [Fact]
    public void Drift_what_is_held_back_and_each_problem_stand_in_it()
    {
        Assert.Contains("5 put right", Assert.Single(RoleRunText.Of(run, _ => "now")));

        var lines = RoleRunText.Of(run with { HeldBack = 3, Problems = "One.\nTwo." }, _ => "now");

        Assert.Equal(4, lines.Count);
        Assert.Contains("3 would be taken and are not", lines[1]);
        Assert.Equal(["Roles: One.", "Roles: Two."], lines.Skip(2));
    }

    [Fact]
    public void Who_keeps_a_role_from_before_is_counted() =>
        Assert.Contains("2 members keep a role", RoleRunText.Of(run with { Inherited = 2 }, _ => "now")[1]);

    [Fact]
    public void Before_the_first_comparison_it_says_so() =>
        Assert.Contains("not compared yet", Assert.Single(RoleRunText.Of(null, _ => "now")));
}
