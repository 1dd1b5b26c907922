using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Aegis.AutoMod.Live;

namespace Guildhall.Tests.Aegis.Quarantine;

[Collection<AutoModSuite>]
public class QuarantineDeedTests(ModerationStage stage)
{
    [Fact]
    public async Task The_roles_go_and_come_back_when_the_case_is_revoked()
    {
        await stage.RuleAsync("frobbo", """["delete","quarantine"]""");
        var role = await stage.Service.AddRoleAsync("painter");
        var member = await stage.JoinAsync("painter");
        await stage.SayAsync(member, "frobbo");
        await stage.UntilCaseAsync(member, CaseKind.Quarantine);
        Assert.Empty(stage.RolesOf(member));
        Assert.NotNull(stage.MutedUntil(member));
        Assert.Contains("quarantined", await stage.AlertAsync(member), StringComparison.Ordinal);
        var row = await stage.CaseAsync(member);

        var answer = await stage.RunAsync("moderator", "case revoke", ("number", $"{row.Number}"));

        Assert.Contains("Released from quarantine", answer.Text, StringComparison.Ordinal);
        Assert.Equal([role.Value], stage.RolesOf(member));
        Assert.Null(stage.MutedUntil(member));
        Assert.Equal(Effect.Revoked, (await stage.FindAsync(row)).Effect);
    }

    [Fact]
    public async Task At_its_end_the_roles_come_back_beside_those_that_staff_gave_meanwhile()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var apart = await alone.Service.AddRoleAsync("apart");
        var painter = await alone.Service.AddRoleAsync("painter");
        var singer = await alone.Service.AddRoleAsync("singer");
        await alone.SetAsync("raids.quarantineRole", $"{apart}");
        await alone.RuleAsync("frobbi", """[{"quarantine":{"for":"1h"}}]""");
        var member = await alone.JoinAsync("painter");
        await alone.SayAsync(member, "frobbi");
        await alone.UntilCaseAsync(member, CaseKind.Quarantine);
        Assert.Equal([apart.Value], alone.RolesOf(member));
        await alone.ChangeAsync(member, new JsonObject { ["roles"] = new JsonArray("apart", "singer") });

        await alone.AdvanceAsync(TimeSpan.FromMinutes(61));

        await ModerationStage.UntilAsync(() =>
            alone.RolesOf(member).Order().SequenceEqual(new[] { painter.Value, singer.Value }.Order())
        );
        await ModerationStage.UntilAsync(async () => (await alone.CaseAsync(member)).Effect == Effect.Expired);
    }
}

[Collection<AutoModSuite>]
public class QuarantineReturningTests(ModerationStage stage)
{
    [Fact]
    public async Task Nobody_leaves_a_quarantine_by_leaving_the_server()
    {
        await stage.RuleAsync("frobbu", "\"quarantine\"");
        var member = await stage.JoinAsync();
        await stage.SayAsync(member, "frobbu");
        await stage.UntilCaseAsync(member, CaseKind.Quarantine);
        await stage.LeaveAsync(member);

        var again = await stage.JoinAgainAsync(member.Name);

        await ModerationStage.UntilAsync(() => stage.MutedUntil(again) is not null);
    }
}
