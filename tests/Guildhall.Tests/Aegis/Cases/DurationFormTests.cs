using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class DurationFormTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task The_form_moves_the_end()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "tempban", ("user", member.Name), ("duration", "7d"));
        var row = await Stage.CaseAsync(member);
        var asked = await Stage.ClickLogAsync("moderator", row, "Duration");

        await Stage.SubmitAsync("moderator", asked, ("value", "14d"));

        Assert.Equal(row.CreatedAt + TimeSpan.FromDays(14), (await Stage.FindAsync(row)).ExpiresAt);
    }
}
