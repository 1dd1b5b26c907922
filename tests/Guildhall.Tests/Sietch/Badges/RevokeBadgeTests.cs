using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Sietch.Members;

namespace Guildhall.Tests.Sietch.Badges;

[Collection<MemberSuite>]
public class RevokeBadgeTests(MemberStage stage)
{
    [Fact]
    public async Task What_an_admin_takes_is_gone_with_its_role()
    {
        var member = await stage.OnboardAsync("Alia-1");
        (string, string)[] badge = [("nym", "Alia-1"), ("badge", "helper")];
        await stage.Wallets.RunAsync("admin", "admin-badge award", [.. badge, ("reason", "sees")]);
        await stage.UntilHasAsync(member, "fedaykin", "onboarded", "trusted");

        await stage.Wallets.Discord.ShowCommandAsync(DemoWorld.SietchId, "admin-badge", member.Name);
        var refused = await stage.Wallets.RunAsync(member.Name, "admin-badge revoke", badge);
        Assert.Contains("permission", refused.Refusal);

        Assert.Contains("is revoked", (await stage.Wallets.RunAsync("admin", "admin-badge revoke", badge)).Text);
        await stage.UntilHasAsync(member, "fedaykin", "onboarded");
        Assert.Contains("does not have", (await stage.Wallets.RunAsync("admin", "admin-badge revoke", badge)).Refusal);
    }
}
