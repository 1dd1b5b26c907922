using Guildhall.Sietch.Eligibility;
using Guildhall.Tests.Sietch.Members;

namespace Guildhall.Tests.Sietch.Badges;

[Collection<MemberSuite>]
public class ShowBadgesTests(MemberStage stage)
{
    [Fact]
    public async Task Ones_own_are_for_ones_own_eyes_and_anothers_for_all_without_a_date()
    {
        var member = await stage.OnboardAsync("Jessica-1");
        await MemberStage.UntilAsync(async () =>
            (await stage.RunAsync(member, "badges")).Text.Contains("Founding Fedaykin")
        );

        var own = await stage.RunAsync(member, "badges");
        var others = await stage.RunAsync(await stage.JoinAsync(), "badges", ("nym", "jessica-1"));
        Assert.Contains("has no badges yet", others.Text);
        await stage.ShowAsync((await stage.ProfileAsync(member))!.MemberId, Tier.Fedaykin, "founding_fedaykin");
        var shown = await stage.RunAsync(await stage.JoinAsync(), "badges", ("nym", "jessica-1"));

        Assert.True(own.IsEphemeral);
        Assert.False(shown.IsEphemeral);
        Assert.Contains("**Jessica-1**", shown.Text);
        Assert.Contains("Founding Fedaykin", shown.Text);
        Assert.DoesNotMatch("20[0-9][0-9]", shown.Text);
    }

    [Fact]
    public async Task Who_has_no_profile_and_a_nym_that_nobody_has_are_refused_with_what_to_do()
    {
        var stranger = await stage.JoinAsync();

        Assert.Contains("`/onboard`", (await stage.RunAsync(stranger, "badges")).Refusal);
        Assert.Contains(
            "Nobody here has that nym",
            (await stage.RunAsync(stranger, "badges", ("nym", "Nobody-9"))).Refusal
        );
    }
}
