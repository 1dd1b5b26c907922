using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Tests.Sietch.Wallets;

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

    /// <summary>Scenario 15: nym, badges and activity are the member's, whatever the wallet.</summary>
    [Fact]
    public async Task Another_wallet_keeps_the_nym_the_badges_and_the_activity_and_brings_its_own_tier()
    {
        // To themselves they are shown as they are while the edition has them not.
        var member = await stage.OnboardAsync("Mohiam-1", isShown: false);
        await MemberStage.UntilAsync(async () =>
            (await stage.RunAsync(member, "badges")).Text.Contains("Founding Fedaykin", StringComparison.Ordinal)
        );
        var before = await stage.ProfileAsync(member);
        var badges = (await stage.RunAsync(member, "badges")).Text;

        using var other = new TestWallet();
        await stage.Roles.PublishAsync(other.Account, Tier.Naib);
        await stage.Wallets.ProveAsync(member.Name, other);
        await stage.UntilHasAsync(member, "naib", "onboarded");
        await stage.Roles.PublishAsync(member.Wallet.Account, Tier.None);
        await stage.UntilHasAsync(member, "naib", "onboarded");

        Assert.Equal(before, await stage.ProfileAsync(member));
        Assert.Equal(badges, (await stage.RunAsync(member, "badges")).Text);
        var card = await stage.RunAsync(member, "profile view", ("nym", "Mohiam-1"));
        Assert.Equal("Naib", card.Field("Tier"));
    }

    [Fact]
    public async Task Whoever_left_while_nobody_listened_is_hidden_when_the_members_are_read_again()
    {
        var member = await stage.OnboardAsync("Korba-1");
        await stage.UntilHasAsync(member, "fedaykin", "onboarded");
        await stage.LeaveAsync(member);
        await MemberStage.UntilAsync(async () => (await stage.ProfileAsync(member))!.HiddenAt is not null);
        var hidden = await stage.ProfileAsync(member);

        var before = (await stage.Roles.RunAsync())!;
        await stage.Db.WriteAsync(
            unit => ReadHoldersJob.OrderAsync(unit, WalletStage.Tenant),
            TestContext.Current.CancellationToken
        );
        await MemberStage.UntilAsync(async () =>
            await stage.Roles.RunAsync() is { } run && run.ReadAt != before.ReadAt && run.RanAt > run.ReadAt
        );

        Assert.Equal(hidden, await stage.ProfileAsync(member));
    }
}
