using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class LinkCasesTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task Two_cases_are_linked_both_ways()
    {
        var (_, one) = await WarnedAsync();
        var (_, other) = await WarnedAsync();

        await RunAsync("moderator", "case link", one, ("other", $"{other.Number}"));

        Assert.Equal($"#{other.Number}", (await RunAsync("junior", "case view", one)).Field("Linked"));
        Assert.Equal($"#{one.Number}", (await RunAsync("junior", "case view", other)).Field("Linked"));
    }
}
