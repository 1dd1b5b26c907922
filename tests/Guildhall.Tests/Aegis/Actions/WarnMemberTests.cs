using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class WarnMemberTests(ModerationStage stage)
{
    [Fact]
    public async Task A_warning_is_told_and_counts_points()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("junior", "warn", ("user", member.Name), ("reason", "rude words"));

        var row = await stage.CaseAsync(member);
        Assert.Contains("Warned", answer.Text, StringComparison.Ordinal);
        Assert.Contains("DM delivered", answer.Text, StringComparison.Ordinal);
        Assert.Equal((CaseKind.Warn, Execution.Applied, 1), (row.Kind, row.Execution, row.Points));
        Assert.Contains("rude words", Assert.Single(await stage.DmsAsync(member)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_wants_a_reason()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("junior", "warn", ("user", member.Name));

        Assert.Contains("wants a reason", answer.Refusal, StringComparison.Ordinal);
        Assert.Empty(await stage.CasesAsync(member));
    }

    [Fact]
    public async Task Somebody_who_is_not_here_is_warned_only_on_purpose()
    {
        var member = await stage.JoinAsync();
        await stage.LeaveAsync(member);
        (string, string)[] options = [("user", $"{member.Id}"), ("reason", "for the record")];

        var asked = await stage.RunAsync("moderator", "warn", options);
        var warned = await stage.RunAsync("moderator", "warn", [.. options, ("absent", "true")]);

        Assert.Contains("is not in this server", asked.Refusal, StringComparison.Ordinal);
        Assert.Contains("DM skipped", warned.Text, StringComparison.Ordinal);
        Assert.Equal(CaseKind.Warn, (await stage.CaseAsync(member)).Kind);
    }

    [Fact]
    public async Task Points_and_their_end_can_be_given()
    {
        var member = await stage.JoinAsync();

        await stage.RunAsync(
            "moderator",
            "warn",
            ("user", member.Name),
            ("reason", "again"),
            ("points", "4"),
            ("expires", "2w")
        );

        var row = await stage.CaseAsync(member);
        Assert.Equal(4, row.Points);
        Assert.InRange(row.PointsExpireAt!.Value - row.CreatedAt, TimeSpan.FromDays(13.9), TimeSpan.FromDays(14.1));
    }

    [Fact]
    public async Task What_people_wrote_pings_nobody()
    {
        var member = await stage.JoinAsync();

        await stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "@everyone <@&1> look"));

        var row = await stage.CaseAsync(member);
        await ModerationStage.UntilAsync(async () => (await stage.LoggedAsync(row)).Count == 1);
        var logged = Assert.Single(await stage.LoggedAsync(row));
        Assert.False((bool)logged["mention_everyone"]!);
        Assert.Empty(logged["mentions"]!.AsArray());
    }
}
