using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class ChangeDurationTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task The_end_moves_and_its_timer_with_it()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "tempban", ("user", member.Name), ("duration", "7d"));
        var row = await Stage.CaseAsync(member);

        var answer = await RunAsync("moderator", "case duration", row, ("duration", "1h"));
        await Stage.AdvanceAsync(TimeSpan.FromMinutes(61));

        Assert.Contains("lasts 1h", answer.Text, StringComparison.Ordinal);
        await ModerationStage.UntilAsync(() => !Stage.IsBanned(member));
    }

    [Fact]
    public async Task An_end_in_the_past_is_refused()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "tempban", ("user", member.Name), ("duration", "7d"));
        var row = await Stage.CaseAsync(member);
        await Stage.AdvanceAsync(TimeSpan.FromHours(2));

        var answer = await RunAsync("moderator", "case duration", row, ("duration", "1h"));

        Assert.Contains("has passed already", answer.Refusal, StringComparison.Ordinal);
        Assert.True(Stage.IsBanned(member));
    }

    [Fact]
    public async Task A_warning_has_no_length()
    {
        var (_, row) = await WarnedAsync();

        var answer = await RunAsync("moderator", "case duration", row, ("duration", "1h"));

        Assert.Contains("has no length", answer.Refusal, StringComparison.Ordinal);
    }
}
