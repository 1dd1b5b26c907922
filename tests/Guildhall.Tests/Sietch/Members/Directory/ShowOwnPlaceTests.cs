namespace Guildhall.Tests.Sietch.Members.Directory;

[Collection<MemberSuite>]
public class ShowOwnPlaceTests(MemberStage stage)
{
    [Fact]
    public async Task Ones_own_place_is_for_ones_own_eyes()
    {
        var member = await stage.OnboardAsync("Hawat-1");
        var shown = await stage.RunAsync(member, "leaderboard");
        var place = await stage.ClickAsync(member, shown, "My own place");

        Assert.True(place.IsEphemeral);
        Assert.Matches("You are number [0-9]+ of [0-9]+", place.Text);
        var other = await stage.ClickAsync(await stage.JoinAsync(), shown, "My own place");
        Assert.Contains("`/onboard`", other.Refusal);
    }
}
