using Guildhall.Sietch.Members;

namespace Guildhall.Tests.Sietch.Members.Onboarding;

[Collection<MemberSuite>]
public class OnboardingOfferTests(MemberStage stage)
{
    [Fact]
    public async Task With_closed_direct_messages_the_wizard_goes_through_in_the_server_for_one_pair_of_eyes()
    {
        var member = await stage.InviteAsync(acceptsDms: false);
        Assert.Empty(await stage.DmsAsync(member));

        var card = await stage.RunAsync(member, "onboard");
        Assert.True(card.IsEphemeral);
        card = await stage.SubmitAsync(member, await stage.ClickAsync(member, card, "Choose a nym"), "Lisan-al-Gaib");
        Assert.Contains("**Lisan-al-Gaib**", card.Text);
        card = await stage.ClickAsync(member, card, "No picture");
        card = await stage.SubmitAsync(
            member,
            await stage.ClickAsync(member, card, "Write a bio"),
            "Walks. https://example.com"
        );

        Assert.Contains("complete", card.Text);
        var profile = (await stage.ProfileAsync(member))!;
        Assert.Equal(("Lisan-al-Gaib", "Walks. [link]", PictureKind.None), (profile.Nym, profile.Bio, profile.Picture));
        await stage.UntilHasAsync(member, "fedaykin", "onboarded");
    }
}
