using Guildhall.Aegis.Cases;
using Guildhall.Simulator.Permissions;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live.Acts;

[Collection<AutoModSuite>]
public class RoleActTests(ModerationStage stage)
{
    [Fact]
    public async Task A_role_for_a_while_is_a_case_and_goes_at_its_end()
    {
        var role = await stage.Service.AddRoleAsync("spammer");
        await stage.RuleAsync("quorble", $$$"""[{"addRole":{"role":"{{{role}}}","for":"1h"}}]""");
        var member = await stage.JoinAsync();

        await stage.SayAsync(member, "quorble");
        await stage.UntilCaseAsync(member, CaseKind.Role);
        Assert.Contains(role.Value, stage.RolesOf(member));
        Assert.Contains("given for 1h", await stage.AlertAsync(member), StringComparison.Ordinal);
        await stage.AdvanceAsync(TimeSpan.FromMinutes(61));

        await ModerationStage.UntilAsync(() => !stage.RolesOf(member).Contains(role.Value));
    }

    [Fact]
    public async Task A_role_that_cannot_be_given_is_told_as_not_given_with_the_missing_permission()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var role = await alone.Service.AddRoleAsync("spammer");
        await alone.RuleAsync("quorble", $$$"""["delete",{"warn":{}},{"addRole":{"role":"{{{role}}}"}}]""");
        await alone.TakeFromBotAsync(Permission.ManageRoles);
        var member = await alone.JoinAsync();

        await alone.SayAsync(member, "quorble");

        var alert = await alone.AlertAsync(member);
        Assert.Contains("Done: message deleted, warned", alert, StringComparison.Ordinal);
        Assert.Contains("not given: I lack the permission Manage Roles", alert, StringComparison.Ordinal);
        var note = Assert.Single(await alone.NotesAsync(await alone.CaseAsync(member)));
        Assert.Contains("Manage Roles", note, StringComparison.Ordinal);
        Assert.True(await alone.HasProblemAsync("automod_addrole"));
    }
}

[Collection<AutoModSuite>]
public class GiveRoleBackTests(ModerationStage stage)
{
    [Fact]
    public async Task A_role_that_was_taken_for_a_while_comes_back()
    {
        var role = await stage.Service.AddRoleAsync("poster");
        await stage.RuleAsync("quorblo", $$$"""[{"removeRole":{"role":"{{{role}}}","for":"1h"}}]""");
        var member = await stage.JoinAsync("poster");

        await stage.SayAsync(member, "quorblo");
        await ModerationStage.UntilAsync(() => !stage.RolesOf(member).Contains(role.Value));
        await stage.AlertAsync(member);
        await stage.AdvanceAsync(TimeSpan.FromMinutes(61));

        await ModerationStage.UntilAsync(() => stage.RolesOf(member).Contains(role.Value));
    }
}
