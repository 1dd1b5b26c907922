using Guildhall.Tests.Sietch.Members;

namespace Guildhall.Tests.Sietch.Badges;

[Collection<MemberSuite>]
public class AwardBadgeTests(MemberStage stage)
{
    [Fact]
    public async Task Only_an_admin_awards_and_the_member_has_the_role_that_follows()
    {
        var member = await stage.OnboardAsync("Irulan-1");
        (string, string)[] order = [("nym", "Irulan-1"), ("badge", "helper"), ("reason", "writes histories")];

        var refused = await stage.Wallets.RunAsync(member.Name, "admin-badge award", order);
        Assert.DoesNotContain("awarded", refused.Text);
        Assert.DoesNotContain("trusted", stage.RolesOf(member));

        var done = await stage.Wallets.RunAsync("admin", "admin-badge award", order);
        Assert.True(done.IsEphemeral);
        Assert.Contains("is awarded", done.Text);
        await stage.UntilHasAsync(member, "fedaykin", "onboarded", "trusted");
        Assert.Contains(
            "has Helper already",
            (await stage.Wallets.RunAsync("admin", "admin-badge award", order)).Refusal
        );
    }
}
