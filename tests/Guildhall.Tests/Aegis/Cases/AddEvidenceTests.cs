using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class AddEvidenceTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task Without_anything_there_is_nothing_to_keep()
    {
        var (_, row) = await WarnedAsync();

        var answer = await RunAsync("moderator", "case evidence", row);

        Assert.Contains("Attach a file", answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_elsewhere_is_refused()
    {
        var (_, row) = await WarnedAsync();

        var answer = await RunAsync("moderator", "case evidence", row, ("evidence_link", "https://evil.example/1/2/3"));

        Assert.Contains("link to a message of this server", answer.Refusal, StringComparison.Ordinal);
    }
}
