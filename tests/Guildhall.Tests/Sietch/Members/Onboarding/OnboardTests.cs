using Guildhall.Sietch.Members;

namespace Guildhall.Tests.Sietch.Members.Onboarding;

[Collection<MemberSuite>]
public class OnboardTests(MemberStage stage)
{
    [Fact]
    public async Task Who_has_no_eligible_wallet_is_told_what_is_missing()
    {
        var member = await stage.JoinAsync();
        var answer = await stage.RunAsync(member, "onboard");

        Assert.True(answer.IsEphemeral);
        Assert.Contains("`/verify`", answer.Refusal);
    }

    [Fact]
    public async Task The_wizard_goes_on_where_it_was_and_its_buttons_are_nobody_elses()
    {
        var member = await stage.InviteAsync();
        await stage.ClickDmAsync(member, "Random nym");
        var nym = (await stage.ProfileAsync(member))!.Nym;

        var again = await stage.RunAsync(member, "onboard");

        Assert.Contains($"**{nym}**", again.Text);
        Assert.Contains("2 of 3", again.Text);
        var token = (await stage.ProfileAsync(member))!.Token;
        var desk = stage.Wallets.Guildhall.Get<ProfileDesk>();
        var key = new ProfileKey(Wallets.WalletStage.Tenant, (await stage.JoinAsync()).Id, token);
        var taken = await desk.TakeNymAsync(key, "Thief", TestContext.Current.CancellationToken);
        Assert.False(taken.TryGet(out _, out var refusal));
        Assert.Equal("sietch.wizard_over", refusal!.Code);
    }
}
