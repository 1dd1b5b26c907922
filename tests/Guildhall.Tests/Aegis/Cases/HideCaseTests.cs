using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class HideCaseTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task A_hidden_case_is_not_found_by_others_and_each_look_at_it_is_audited()
    {
        var (_, row) = await WarnedAsync();

        await RunAsync("owner", "case hide", row);

        Assert.Contains("no case", (await RunAsync("moderator", "case view", row)).Refusal, StringComparison.Ordinal);
        Assert.Equal("spam", (await RunAsync("owner", "case view", row)).Field("Reason"));
        Assert.Equal(1, await AuditedAsync("case.hidden_viewed", row));
    }

    [Fact]
    public async Task What_is_hidden_leaves_the_log_and_its_points_do_not_tell_of_it()
    {
        var (member, row) = await WarnedAsync();
        await ModerationStage.UntilAsync(async () => (await Stage.LoggedAsync(row)).Count == 1);

        await RunAsync("owner", "case hide", row);

        await ModerationStage.UntilAsync(async () =>
            !(await Stage.LoggedAsync(row))[0].ToJsonString().Contains(member.Name, StringComparison.Ordinal)
        );
        var junior = await Stage.RunAsync("junior", "history", ("user", member.Name));
        var owner = await Stage.RunAsync("owner", "history", ("user", member.Name));
        Assert.Equal("0 cases · 0 points", junior.Title);
        Assert.Equal("1 case · 1 point", owner.Title);
    }
}
