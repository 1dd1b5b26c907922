using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class ShowModStatsTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task A_junior_sees_the_own_figures_alone_and_a_moderator_all()
    {
        await WarnedAsync(by: "junior");
        await WarnedAsync(by: "moderator");

        var own = await Stage.RunAsync("junior", "modstats");
        var all = await Stage.RunAsync("moderator", "modstats");
        var others = await Stage.RunAsync("junior", "modstats", ("user", "moderator"));

        Assert.Contains("**junior**", own.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("**moderator**", own.Description, StringComparison.Ordinal);
        Assert.Contains("**moderator**", all.Description, StringComparison.Ordinal);
        Assert.Contains("mod:edit", others.Refusal, StringComparison.Ordinal);
    }
}
