using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class WarnFormTests(ModerationStage stage)
{
    [Fact]
    public async Task The_form_warns()
    {
        var member = await stage.JoinAsync();
        var asked = await stage.MenuAsync("junior", "Quick Warn", member.Name);

        var answer = await stage.SubmitAsync("junior", asked, ("reason", "rude words"));

        Assert.Contains("Warned", answer.Text, StringComparison.Ordinal);
        Assert.Equal(
            (CaseKind.Warn, "rude words"),
            ((await stage.CaseAsync(member)).Kind, (await stage.CaseAsync(member)).Reason)
        );
    }
}
