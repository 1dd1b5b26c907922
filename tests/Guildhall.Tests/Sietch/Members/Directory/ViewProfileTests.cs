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
        Assert.Contains("as it is now; what has changed lately", own.Text);
        Assert.Contains("`/onboard`", none.Refusal);
    }

    /// <summary>Scenario 23: the role comes at once, so the nym must not.</summary>
    [Fact]
    public async Task A_newcomer_is_shown_to_others_late_and_to_themselves_at_once()
    {
        var member = await stage.OnboardAsync("AAA-Late-1", isShown: false);
        await stage.UntilHasAsync(member, "fedaykin", "onboarded");
        var other = await stage.OnboardAsync("Otheym-1");

        Assert.DoesNotContain("AAA-Late-1", (await stage.RunAsync(other, "directory")).Text);
        var board = await stage.RunAsync(other, "leaderboard");
        Assert.DoesNotContain("AAA-Late-1", board.Text);
        Assert.Contains("Nobody here", (await stage.RunAsync(other, "badges", ("nym", "AAA-Late-1"))).Refusal);
        Assert.Contains("Nobody here", (await stage.RunAsync(other, "profile view", ("nym", "AAA-Late-1"))).Refusal);
        Assert.Empty(await stage.CompleteAsync("guest", "profile view", "nym", "AAA-Late"));

        Assert.Contains("others do not see you yet", (await stage.RunAsync(member, "profile view")).Text);
        Assert.Equal("AAA-Late-1", (await stage.RunAsync(member, "profile view", ("nym", "aaa-late-1"))).Title);
        Assert.Contains("late and together", (await stage.ClickAsync(member, board, "My own place")).Refusal);
    }

    [Fact]
    public async Task A_tier_is_shown_as_the_edition_has_it()
    {
        var member = await stage.OnboardAsync("Risen-1");
        await stage.Roles.PublishAsync(member.Wallet.Account, Tier.Naib);
        await stage.UntilHasAsync(member, "naib", "onboarded");

        var other = await stage.JoinAsync();
        Assert.Equal("Fedaykin", (await stage.RunAsync(other, "profile view", ("nym", "Risen-1"))).Field("Tier"));
        Assert.Equal("Naib", (await stage.RunAsync(member, "profile view")).Field("Tier"));
        Assert.Contains("late and together", (await stage.RunAsync(member, "directory")).Text);
    }

    [Fact]
    public async Task A_hidden_one_goes_with_the_others_and_its_member_is_told_at_once()
    {
        var member = await stage.OnboardAsync("Piter-1");
        await stage.Roles.PublishAsync(member.Wallet.Account, Tier.Waiting);
        await MemberStage.UntilAsync(async () => (await stage.ProfileAsync(member))!.HiddenAt is not null);

        Assert.Equal("Piter-1", (await stage.RunAsync(member, "profile view", ("nym", "Piter-1"))).Title);
        Assert.Contains("kept for 90 days", (await stage.RunAsync(member, "profile view")).Refusal);
        Assert.Contains("Piter-1", await stage.CompleteAsync("guest", "profile view", "nym", "Piter"));
    }
}
