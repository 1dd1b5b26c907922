using Guildhall.Simulator.Seeds;
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

        await stage.Wallets.Discord.ShowCommandAsync(DemoWorld.SietchId, "admin-badge", member.Name);
        var refused = await stage.Wallets.RunAsync(member.Name, "admin-badge award", order);
        Assert.Contains("permission", refused.Refusal);
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

    [Fact]
    public async Task The_member_is_told_of_what_admins_give_and_take_once_and_not_where_they_do_not_want_it()
    {
        var member = await stage.OnboardAsync("Irulan-2");
        (string, string)[] award = [("nym", "Irulan-2"), ("badge", "contributor"), ("reason", "writes them down")];
        (string, string)[] revoke = [("nym", "Irulan-2"), ("badge", "contributor")];

        await stage.Wallets.RunAsync("admin", "admin-badge award", award);
        await UntilToldAsync(member, "BadgeAwarded delivered");
        await stage.Wallets.RunAsync("admin", "admin-badge revoke", revoke);
        await UntilToldAsync(member, "BadgeRevoked delivered", "BadgeAwarded delivered");
        var told = await stage.Wallets.ToldAsync(member.Name);
        Assert.Single(told, text => text.Contains("given you a badge: 🛠️ **Contributor**", StringComparison.Ordinal));
        Assert.Single(told, text => text.Contains("taken a badge from you", StringComparison.Ordinal));
        Assert.DoesNotContain(told, text => text.Contains("writes them down", StringComparison.Ordinal));

        var panel = await stage.RunAsync(member, "alerts");
        await stage.ClickAsync(member, panel, "Badges: on");
        await stage.Wallets.RunAsync("admin", "admin-badge award", award);
        await UntilToldAsync(member, "BadgeRevoked delivered", "BadgeAwarded delivered");
    }

    /// <summary>A refusal would tell admins, at once, whose nym lost its roles.</summary>
    [Fact]
    public async Task One_who_is_hidden_and_still_shown_is_given_a_badge_like_any_other()
    {
        var member = await stage.OnboardAsync("Irulan-3");
        await stage.UntilHasAsync(member, "fedaykin", "onboarded");
        await stage.LeaveAsync(member);
        await MemberStage.UntilAsync(async () => (await stage.ProfileAsync(member))!.HiddenAt is not null);

        (string, string)[] order = [("nym", "Irulan-3"), ("badge", "helper"), ("reason", "wrote histories")];
        Assert.Contains("is awarded", (await stage.Wallets.RunAsync("admin", "admin-badge award", order)).Text);

        await stage.ReturnAsync(member);
        await stage.UntilHasAsync(member, "fedaykin", "onboarded", "trusted");
    }

    [Fact]
    public async Task The_audit_says_whose_badge_it_is_by_nym_and_a_reason_leads_to_nobody()
    {
        var member = await stage.OnboardAsync("Irulan_4");
        (string, string)[] badge = [("nym", "irulan_4"), ("badge", "contributor")];
        foreach (var reason in (string[])[$"for <@{member.Id}>", $"{member.Id}", $"from {member.Wallet.Account}"])
        {
            var refused = await stage.Wallets.RunAsync("admin", "admin-badge award", [.. badge, ("reason", reason)]);
            Assert.Contains("out of the reason", refused.Refusal, StringComparison.Ordinal);
        }

        await stage.Wallets.RunAsync("admin", "admin-badge award", [.. badge, ("reason", "sings *well*")]);
        await stage.Wallets.RunAsync("admin", "admin-badge revoke", badge);

        var audit = (await stage.Wallets.RunAsync("admin", "sietch audit", ("about", "badge"))).Text;
        var lines = audit.Split('\n').Where(line => line.Contains("Irulan\\_4", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Contains(
            "sietch.badge.revoked · **Irulan\\_4** · badge: contributor",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.Contains("reason: sings \\*well\\*", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain($"{member.Id}", audit, StringComparison.Ordinal);
    }

    private Task UntilToldAsync(Newcomer member, params string[] expected) =>
        MemberStage.UntilAsync(async () =>
            (await stage.Wallets.AlertsAsync(member.Name))
                .Where(alert => alert.StartsWith("Badge", StringComparison.Ordinal))
                .SequenceEqual(expected)
        );
}
