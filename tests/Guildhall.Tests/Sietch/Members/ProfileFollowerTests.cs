using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Members;

[Collection<MemberSuite>]
public class ProfileFollowerTests(MemberStage stage)
{
    [Fact]
    public async Task Who_ceases_to_be_eligible_is_hidden_and_is_seen_again_with_everything_on_return()
    {
        var member = await stage.OnboardAsync("Stilgar-1");
        await stage.UntilHasAsync(member, "fedaykin", "onboarded");
        var before = await stage.ProfileAsync(member);

        await stage.Roles.PublishAsync(member.Wallet.Account, Tier.None);
        await MemberStage.UntilAsync(async () => (await stage.ProfileAsync(member))!.HiddenAt is not null);
        await stage.UntilHasAsync(member);

        await stage.Roles.PublishAsync(member.Wallet.Account, Tier.Naib);
        await stage.UntilHasAsync(member, "naib", "onboarded");
        Assert.Equal(before, await stage.ProfileAsync(member));
    }

    /// <summary>Scenario 18, the profile's part.</summary>
    [Fact]
    public async Task Who_leaves_is_hidden_at_once_and_finds_the_profile_intact_on_return()
    {
        var member = await stage.OnboardAsync("Harah-1");
        await stage.UntilHasAsync(member, "fedaykin", "onboarded");
        var before = await stage.ProfileAsync(member);

        await stage.LeaveAsync(member);
        await MemberStage.UntilAsync(async () => (await stage.ProfileAsync(member))!.HiddenAt is not null);

        await stage.ReturnAsync(member);
        await stage.UntilHasAsync(member, "fedaykin", "onboarded");
        Assert.Equal(before, await stage.ProfileAsync(member));
    }
}
