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
}
