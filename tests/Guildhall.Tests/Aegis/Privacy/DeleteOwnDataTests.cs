using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Aegis.Appeals;

namespace Guildhall.Tests.Aegis.Privacy;

[Collection<AppealSuite>]
public class DeleteOwnDataTests(AppealStage stage)
{
    [Fact]
    public async Task It_takes_a_confirmation()
    {
        var member = await stage.Moderation.JoinAsync();
        await stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "language"));

        var asked = await stage.RunAsync(member.Name, "privacy delete");
        Assert.Contains("cannot be undone", asked.Refusal, StringComparison.Ordinal);
        Assert.Contains("it also takes your nym", asked.Refusal, StringComparison.Ordinal);
        Assert.Equal(CaseKind.Warn, (await stage.Moderation.CaseAsync(member)).Kind);
        var done = await stage.RunAsync(member.Name, "privacy delete", ("confirm", "delete my data"));

        Assert.Contains("being erased", done.Text, StringComparison.Ordinal);
        await ModerationStage.UntilAsync(async () => (await stage.Moderation.CasesAsync(member)).Count == 0);
    }
}
