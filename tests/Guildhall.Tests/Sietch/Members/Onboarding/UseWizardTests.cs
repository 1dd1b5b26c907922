using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Members.Onboarding;

[Collection<MemberSuite>]
public class UseWizardTests(MemberStage stage)
{
    [Fact]
    public async Task In_direct_messages_the_wizard_goes_through_too_and_the_cards_name_no_wallet()
    {
        var member = await stage.InviteAsync(Tier.Naib);
        var card = await stage.ClickDmAsync(member, "Random nym");
        card = await stage.ClickAsync(member, card, "Draw a pattern");
        Assert.Contains("/avatars/naib/", (string?)card.Embed["thumbnail"]!["url"]);
        card = await stage.ClickAsync(member, card, "No bio");

        Assert.Contains("complete", card.Text);
        await stage.UntilHasAsync(member, "naib", "onboarded");
        var told = string.Join('\n', (await stage.DmsAsync(member)).Select(m => m.ToJsonString()));
        Assert.DoesNotContain(member.Wallet.Account.ToString()[2..], told, StringComparison.OrdinalIgnoreCase);
    }
}
