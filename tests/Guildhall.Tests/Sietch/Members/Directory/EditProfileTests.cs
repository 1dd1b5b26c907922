namespace Guildhall.Tests.Sietch.Members.Directory;

[Collection<MemberSuite>]
public class EditProfileTests(MemberStage stage)
{
    [Fact]
    public async Task The_first_change_of_a_nym_is_free_and_the_next_one_waits_30_days()
    {
        var member = await stage.OnboardAsync("Leto-1");
        var card = await stage.RunAsync(member, "profile edit");
        card = await stage.SubmitAsync(member, await stage.ClickAsync(member, card, "Change the nym"), "Leto-2");

        Assert.Contains("**Leto-2**", card.Text);
        Assert.Contains("is kept for you for 90 days", card.Text);
        var refused = await stage.SubmitAsync(member, await stage.ClickAsync(member, card, "Change the nym"), "Leto-3");
        Assert.Contains("30 days are left", refused.Refusal);
        Assert.Equal("Leto-2", (await stage.ProfileAsync(member))!.Nym);
    }

    [Fact]
    public async Task Bio_and_picture_can_be_changed_at_any_time_and_the_onboarding_stays()
    {
        var member = await stage.OnboardAsync("Rabban-1");
        var before = await stage.ProfileAsync(member);
        var card = await stage.RunAsync(member, "profile edit");
        var seen = await stage.RunAsync(await stage.JoinAsync(), "profile view", ("nym", "Rabban-1"));
        Assert.Equal((string?)seen.Embed["thumbnail"]!["url"], (string?)card.Embed["thumbnail"]!["url"]);
        card = await stage.SubmitAsync(member, await stage.ClickAsync(member, card, "Write a bio"), "# A beast");
        seen = await stage.RunAsync(await stage.JoinAsync(), "profile view", ("nym", "Rabban-1"));
        Assert.Equal("\\# A beast", (string?)seen.Embed["description"]);
        await stage.ClickAsync(member, card, "No picture");

        var after = (await stage.ProfileAsync(member))!;
        Assert.Equal("# A beast", after.Bio);
        Assert.Equal(before, after with { Bio = before!.Bio, Picture = before.Picture });
    }
}
