using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class LabelCaseTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task A_label_can_be_put_on_once_and_taken_away()
    {
        var (_, row) = await WarnedAsync();

        await RunAsync("junior", "case label", row, ("label", "ads"));
        var again = await RunAsync("junior", "case label", row, ("label", "ADS"));
        await RunAsync("junior", "case label", row, ("label", "ads"), ("remove", "true"));

        Assert.Contains("already", again.Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("Labels", (await RunAsync("junior", "case view", row)).Text, StringComparison.Ordinal);
    }
}
