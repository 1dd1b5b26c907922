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
        await ModerationStage.UntilAsync(async () =>
            (await alone.CaseAsync(member, CaseKind.Quarantine)).Effect == Effect.Expired
        );
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

    [Fact]
    public async Task Who_comes_and_goes_while_the_first_return_is_still_with_Discord_is_set_apart_at_the_second_too()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.RuleAsync("frobby", "\"quarantine\"");
        var (member, other) = (await alone.JoinAsync(), await alone.JoinAsync());
        foreach (var one in (Newcomer[])[member, other])
        {
            await alone.SayAsync(one, "frobby");
            await alone.UntilCaseAsync(one, CaseKind.Quarantine);
            await alone.LeaveAsync(one);
        }

        // That nobody is there any more is said late.
        await alone.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "PATCH", ["route"] = "/guilds/{guild}/members/{user}" },
            new JsonObject { ["status"] = 404, ["delayMs"] = 5_000 }
        );
        await alone.JoinAgainAsync(member.Name);
        await ModerationStage.UntilAsync(async () =>
            await alone.Service.Guildhall.CountAsync(
                "SELECT COUNT(*) FROM jobs WHERE kind = 'aegis.quarantine.again' AND lease_owner IS NOT NULL"
            ) == 1
        );
        await alone.LeaveAsync(member);
        await alone.JoinAgainAsync(member.Name);
        // A server's events are heard in their order.
        await alone.JoinAgainAsync(other.Name);
        await ModerationStage.UntilAsync(() => alone.MutedUntil(other) is not null);

        await alone.AdvanceAtOnceAsync(TimeSpan.FromSeconds(6));

        await ModerationStage.UntilAsync(() => alone.MutedUntil(member) is not null);
    }
}
