using System.Text.Json.Nodes;
using Guildhall.Sietch.Members;
using Guildhall.Tests.Sietch.Members.Pictures;

namespace Guildhall.Tests.Sietch.Members.Onboarding;

[Collection<MemberSuite>]
public class FillWizardTests(MemberStage stage)
{
    [Fact]
    public async Task A_refused_nym_leaves_the_wizard_where_it_is()
    {
        var member = await stage.InviteAsync();
        var card = await stage.RunAsync(member, "onboard");
        var refused = await stage.SubmitAsync(
            member,
            await stage.ClickAsync(member, card, "Choose a nym"),
            "m0derat0r"
        );

        Assert.Contains("kept for those", refused.Refusal);
        Assert.Equal(ProfileStep.Welcome, (await stage.ProfileAsync(member))!.Step);
        var taken = await stage.SubmitAsync(
            member,
            await stage.ClickAsync(member, card, "Choose a nym"),
            "Patient-One"
        );
        Assert.Contains("Patient-One", taken.Text);

        var other = await stage.InviteAsync();
        var same = await stage.SubmitAsync(
            other,
            await stage.ClickAsync(other, await stage.RunAsync(other, "onboard"), "Choose a nym"),
            "PATIENT-ONE"
        );
        Assert.Contains("has this nym already, or one that reads like it", same.Refusal);
    }

    [Fact]
    public async Task A_file_becomes_a_picture_that_we_serve_ourselves()
    {
        var member = await stage.InviteAsync();
        var card = await stage.ClickAsync(member, await stage.RunAsync(member, "onboard"), "Random nym");
        var form = await stage.ClickAsync(member, card, "Upload a PNG");
        var file = new JsonObject
        {
            ["name"] = "me.png",
            ["base64"] = Convert.ToBase64String(OwnPictureTests.Grey(300, 400)),
        };
        card = await stage.SubmitAsync(member, form, file);

        var shown = new Uri((string)card.Embed["thumbnail"]!["url"]!);
        var png = await stage.Wallets.Guildhall.Http.GetByteArrayAsync(shown, TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.DoesNotContain(member.Id.ToString(), shown.AbsoluteUri);
    }
}
