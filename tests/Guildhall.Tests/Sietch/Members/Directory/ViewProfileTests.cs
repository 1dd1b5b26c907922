using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Members.Directory;

[Collection<MemberSuite>]
public class ViewProfileTests(MemberStage stage)
{
    [Fact]
    public async Task A_card_shows_what_anybody_may_see_and_no_day_no_wallet_and_no_account()
    {
        var member = await stage.OnboardAsync("Gurney-1", Tier.Naib);
        await stage.UntilHasAsync(member, "naib", "onboarded");

        var card = await stage.RunAsync(await stage.JoinAsync(), "profile view", ("nym", "GURNEY-1"));

        Assert.True(card.IsEphemeral);
        Assert.Equal(("Gurney-1", "Naib", "OG"), (card.Title, card.Field("Tier"), card.Field("Tenure")));
        Assert.Matches("^[A-Z][a-z]+ [0-9]{4}$", card.Field("Member since"));
        Assert.DoesNotContain(
            member.Wallet.Account.ToString()[2..],
            card.Json.ToJsonString(),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.DoesNotContain(member.Name, card.Text);
        Assert.DoesNotContain(member.Id.ToString(), card.Text);
    }

    [Fact]
    public async Task Ones_own_says_how_it_stands_and_without_one_what_to_do()
    {
        var member = await stage.OnboardAsync("Thufir-1");
        var own = await stage.RunAsync(member, "profile view");
        var none = await stage.RunAsync(await stage.JoinAsync(), "profile view");

        Assert.True(own.IsEphemeral);
        Assert.Contains("as others see it", own.Text);
        Assert.Contains("`/onboard`", none.Refusal);
    }

    [Fact]
    public async Task A_hidden_one_is_found_by_nobody_and_its_member_is_told()
    {
        var member = await stage.OnboardAsync("Piter-1");
        await stage.Roles.PublishAsync(member.Wallet.Account, Tier.Waiting);
        await MemberStage.UntilAsync(async () => (await stage.ProfileAsync(member))!.HiddenAt is not null);

        Assert.Contains(
            "Nobody here has that nym",
            (await stage.RunAsync(member, "profile view", ("nym", "Piter-1"))).Refusal
        );
        Assert.Contains("kept for 90 days", (await stage.RunAsync(member, "profile view")).Refusal);
        Assert.DoesNotContain("Piter-1", await stage.CompleteAsync("guest", "profile view", "nym", "Piter"));
    }
}
