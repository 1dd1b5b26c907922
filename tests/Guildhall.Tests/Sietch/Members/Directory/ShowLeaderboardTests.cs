namespace Guildhall.Tests.Sietch.Members.Directory;

[Collection<MemberSuite>]
public class ShowLeaderboardTests(MemberStage stage)
{
    [Fact]
    public async Task The_list_is_for_all_and_says_nothing_of_who_asked()
    {
        var member = await stage.OnboardAsync("Feyd-1");
        var shown = await stage.RunAsync(member, "leaderboard");
        var refused = await stage.RunAsync(await stage.JoinAsync(), "leaderboard");

        Assert.False(shown.IsEphemeral);
        Assert.Contains("🥇", shown.Text);
        Assert.DoesNotContain("You are", shown.Text);
        Assert.True(refused.IsEphemeral);
    }
}
