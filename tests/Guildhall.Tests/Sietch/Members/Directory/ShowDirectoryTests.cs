namespace Guildhall.Tests.Sietch.Members.Directory;

[Collection<MemberSuite>]
public class ShowDirectoryTests(MemberStage stage)
{
    [Fact]
    public async Task A_member_sees_the_others_alone_and_a_stranger_does_not()
    {
        var member = await stage.OnboardAsync("AAA-Shishakli");
        var shown = await stage.RunAsync(member, "directory");
        var refused = await stage.RunAsync(await stage.JoinAsync(), "directory");

        Assert.True(shown.IsEphemeral);
        Assert.Contains("**AAA-Shishakli** · Fedaykin", shown.Text);
        Assert.Contains("`/onboard`", refused.Refusal);
    }
}
