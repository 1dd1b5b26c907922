using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class ReasonFormTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task The_form_changes_the_reason_and_the_message()
    {
        var (_, row) = await WarnedAsync();
        var asked = await Stage.ClickLogAsync("moderator", row, "Reason");

        await Stage.SubmitAsync("moderator", asked, ("value", "spam, again"));

        Assert.Equal("spam, again", (await Stage.FindAsync(row)).Reason);
        await ModerationStage.UntilAsync(async () =>
            (await Stage.LoggedAsync(row))[0].ToJsonString().Contains("spam, again", StringComparison.Ordinal)
        );
    }
}
