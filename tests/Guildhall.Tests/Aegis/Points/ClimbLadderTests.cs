using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Aegis.AutoMod.Live;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Points;

[Collection<AutoModSuite>]
public class ClimbLadderTests(ModerationStage stage)
{
    [Fact]
    public async Task Rules_and_staff_give_points_to_one_account_and_a_crossing_fires_once_over_a_restart()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.SetAsync("points.ladder", "3 mute 10m, 5 mute 1h, 12 ban");
        await alone.RuleAsync("wibblo", """["delete",{"warn":{"points":2}}]""");
        var member = await alone.JoinAsync();
        await alone.SayAsync(member, "wibblo");
        await alone.UntilCaseAsync(member, CaseKind.Warn);
        await alone.StopAsync();
        await alone.StartAgainAsync();
        await alone.AdvanceAsync(TimeSpan.FromMinutes(2));

        await WarnAsync(alone, member, 1);
        await alone.UntilCaseAsync(member, CaseKind.Mute);
        await WarnAsync(alone, member, 1);

        var cases = await alone.CasesAsync(member);
        var mute = Assert.Single(cases, row => row.Kind == CaseKind.Mute);
        Assert.Equal((TimeSpan.FromMinutes(10), "3 points reached with case #2"), (mute.Duration, mute.Reason));
        Assert.Equal(3, cases.Count(row => row.Kind == CaseKind.Warn));
    }

    [Fact]
    public async Task A_jump_over_several_steps_fires_the_highest_alone()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.SetAsync("points.ladder", "3 mute 10m, 5 mute 1h, 8 mute 1d, 12 ban");
        var member = await alone.JoinAsync();

        await WarnAsync(alone, member, 9);

        await alone.UntilCaseAsync(member, CaseKind.Mute);
        Assert.Equal(TimeSpan.FromDays(1), (await alone.CaseAsync(member, CaseKind.Mute)).Duration);
    }

    [Fact]
    public async Task A_hit_whose_points_reach_a_step_is_one_case_with_the_stronger_of_both()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.SetAsync("points.ladder", "2 mute 2h");
        await alone.RuleAsync("wibbli", """["delete",{"timeout":{"for":"5m"}},{"warn":{"points":2}}]""");
        var member = await alone.JoinAsync();

        await alone.SayAsync(member, "wibbli");

        await alone.UntilCaseAsync(member, CaseKind.Mute);
        await alone.AlertAsync(member);
        var row = await alone.CaseAsync(member);
        Assert.Equal((TimeSpan.FromHours(2), 2), (row.Duration, row.Points));
        Assert.Contains("2 points reached", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_case_returns_its_points_and_old_ones_fade()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.SetAsync("points.ladder", "3 mute 10m");
        await alone.SetAsync("points.decayTime", "2d");
        var member = await alone.JoinAsync();
        await WarnAsync(alone, member, 2);
        var first = await alone.CaseAsync(member);

        var revoked = await alone.RunAsync("owner", "case revoke", ("number", $"{first.Number}"));
        Assert.Contains("2 points are gone", revoked.Text, StringComparison.Ordinal);
        await WarnAsync(alone, member, 2);
        await alone.AdvanceAsync(TimeSpan.FromDays(3));
        await WarnAsync(alone, member, 2);

        Assert.DoesNotContain(await alone.CasesAsync(member), row => row.Kind == CaseKind.Mute);
        await WarnAsync(alone, member, 1);
        await alone.UntilCaseAsync(member, CaseKind.Mute);
    }

    [Fact]
    public async Task The_ladder_of_the_rules_holds_where_the_guild_has_none()
    {
        await stage.RuleAsync(
            "wibblu",
            """["delete",{"warn":{"points":1}}]""",
            ""","ladder":{"halfLife":"1d","steps":[{"points":2,"then":"kick"}]}"""
        );
        var member = await stage.JoinAsync();
        await stage.SayAsync(member, "wibblu");
        await stage.UntilCaseAsync(member, CaseKind.Warn);
        await stage.AdvanceAsync(TimeSpan.FromSeconds(30));

        await stage.SayAsync(member, "wibblu");

        await stage.UntilCaseAsync(member, CaseKind.Kick);
        Assert.False(stage.IsPresent(member));
    }

    [Fact]
    public async Task Warnings_by_hand_count_for_nothing_where_the_guild_says_so()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.SetAsync("points.ladder", "2 kick");
        await alone.SetAsync("points.countManualWarns", "false");
        var member = await alone.JoinAsync();

        await WarnAsync(alone, member, 5);

        Assert.Equal(
            0,
            await alone.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'aegis.points.climb'")
        );
        Assert.Single(await alone.CasesAsync(member));
    }

    [Fact]
    public async Task Who_revokes_what_gave_the_points_is_told_of_the_mute_that_stays()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.SetAsync("points.ladder", "3 mute 10m");
        var member = await alone.JoinAsync();
        await WarnAsync(alone, member, 3);
        await ModerationStage.UntilAsync(async () =>
            (await alone.CasesAsync(member)).Any(row => row is { Kind: CaseKind.Mute, IsInForce: true })
        );
        var (warn, mute) = (await alone.CaseAsync(member, CaseKind.Warn), await alone.CaseAsync(member, CaseKind.Mute));

        var told = await alone.RunAsync("owner", "case revoke", ("number", $"{warn.Number}"));
        var lifted = await alone.RunAsync("owner", "case revoke", ("number", $"{mute.Number}"));

        Assert.Contains(
            $"The mute that they led to, case #{mute.Number}, stays in force; `/case revoke number:{mute.Number}`",
            told.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Unmuted", lifted.Text, StringComparison.Ordinal);
    }

    private static async Task<CommandAnswer> WarnAsync(ModerationStage stage, Newcomer member, int points)
    {
        var answer = await stage.RunAsync(
            "owner",
            "warn",
            ("user", member.Name),
            ("reason", "enough of that"),
            ("points", $"{points}")
        );
        Assert.Contains("Warned", answer.Text, StringComparison.Ordinal);
        return answer;
    }

    [Fact]
    public async Task Who_warns_reads_what_follows_from_the_points()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.SetAsync("points.ladder", "3 mute 10m");
        var member = await alone.JoinAsync();

        var first = await WarnAsync(alone, member, 2);
        var second = await WarnAsync(alone, member, 1);

        Assert.DoesNotContain("points are reached", first.Text, StringComparison.Ordinal);
        Assert.Contains("3 points are reached: **mute** for 10m", second.Text, StringComparison.Ordinal);
        await alone.UntilCaseAsync(member, CaseKind.Mute);
    }
}
