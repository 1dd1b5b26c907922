namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class TempbanUserTests(ModerationStage stage)
{
    [Fact]
    public async Task A_temporary_ban_has_an_end()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("moderator", "tempban", ("user", member.Name), ("duration", "1w"));

        var row = await stage.CaseAsync(member);
        Assert.Contains("7d (until <t:", answer.Text, StringComparison.Ordinal);
        Assert.Equal(row.CreatedAt + TimeSpan.FromDays(7), row.ExpiresAt);
        Assert.True(stage.IsBanned(member));
    }

    [Fact]
    public async Task For_good_is_not_temporary()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("moderator", "tempban", ("user", member.Name), ("duration", "perm"));

        Assert.Contains("`/ban`", answer.Refusal, StringComparison.Ordinal);
        Assert.False(stage.IsBanned(member));
    }
}
