using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live.Votes;

[Collection<AutoModSuite>]
public class PressVoteTests(ModerationStage stage)
{
    [Fact]
    public async Task The_first_decision_wins_and_is_carried_out_as_a_case_of_its_own()
    {
        await stage.RuleAsync("snarfo", """["delete","vote"]""");
        var member = await stage.JoinAsync();
        await stage.SayAsync(member, "some snarfo for all");
        var vote = await stage.VoteAsync(member);
        Assert.Contains("some snarfo for all", (string)vote["embeds"]![0]!["description"]!, StringComparison.Ordinal);

        var first = await stage.PressAsync("moderator", vote, "Kick");
        var second = await stage.PressAsync("owner", vote, "Ban");

        Assert.Contains("Decided: Kick", first.Text, StringComparison.Ordinal);
        Assert.Contains("Decided: Kick, by the vote of moderator", second.Refusal, StringComparison.Ordinal);
        await stage.UntilCaseAsync(member, CaseKind.Kick);
        Assert.False(stage.IsPresent(member));
        var row = await stage.CaseAsync(member, CaseKind.Kick);
        Assert.Equal(("moderator", CaseSource.AutoMod, "snarfo"), (row.ActingForName, row.Source, row.SourceDetail));
        await stage.VoteAsync(
            member,
            m => m["components"]!.AsArray().Count == 0 && m.ToJsonString().Contains("Kicked", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Each_click_is_checked_as_the_command_would_be()
    {
        var general = await stage.Service.ChannelAsync("general");
        await stage.RuleAsync("snarfi", $$$"""{"vote":{"channel":"{{{general}}}"}}""");
        var member = await stage.JoinAsync();
        await stage.SayAsync(member, "snarfi");
        var vote = await stage.VoteAsync(member, channel: "general");

        Assert.Contains(
            "You lack",
            (await stage.PressAsync("member-1", vote, "Nothing")).Refusal,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Ban Members",
            (await stage.PressAsync("junior", vote, "Ban")).Refusal,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Decided: Warn",
            (await stage.PressAsync("junior", vote, "Warn")).Text,
            StringComparison.Ordinal
        );

        await stage.UntilCaseAsync(member, CaseKind.Warn);
    }

    [Fact]
    public async Task A_quorum_of_two_waits_for_the_second_and_whoever_thinks_again_counts_once()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.RuleAsync("snarfa", "\"vote\"");
        await alone.SetAsync("autoMod.voteQuorum", "2");
        var member = await alone.JoinAsync();
        await alone.SayAsync(member, "snarfa");
        var vote = await alone.VoteAsync(member);

        await alone.PressAsync("moderator", vote, "Ban");
        var again = await alone.PressAsync("moderator", vote, "Mute 1 h");
        var other = await alone.PressAsync("owner", vote, "Ban");
        Assert.Contains("(1 of 2)", again.Text, StringComparison.Ordinal);
        Assert.Contains("(1 of 2)", other.Text, StringComparison.Ordinal);
        var last = await alone.PressAsync("owner", vote, "Mute 1 h");

        Assert.Contains("Decided: Mute", last.Text, StringComparison.Ordinal);
        await alone.UntilCaseAsync(member, CaseKind.Mute);
        Assert.NotNull(alone.MutedUntil(member));
    }
}

[Collection<AutoModSuite>]
public class ExpireVoteTests(ModerationStage stage)
{
    [Fact]
    public async Task What_nobody_decides_in_time_is_not_done()
    {
        await stage.RuleAsync("snarfu", "\"vote\"");
        var member = await stage.JoinAsync();
        await stage.SayAsync(member, "snarfu");
        await stage.VoteAsync(member);
        await stage.AdvanceAsync(TimeSpan.FromHours(25));

        await stage.VoteAsync(
            member,
            m => m.ToJsonString().Contains("Nobody decided in time", StringComparison.Ordinal)
        );
        Assert.False(stage.IsBanned(member));
    }
}

[Collection<AutoModSuite>]
public class CarryOutVoteTests(ModerationStage stage)
{
    [Fact]
    public async Task A_decision_to_do_nothing_opens_no_case()
    {
        await stage.RuleAsync("snarfe", "\"vote\"");
        var member = await stage.JoinAsync();
        await stage.SayAsync(member, "snarfe");

        await stage.PressAsync("moderator", await stage.VoteAsync(member), "Nothing");

        await stage.VoteAsync(member, m => m.ToJsonString().Contains("Nothing was done", StringComparison.Ordinal));
        Assert.Equal(CaseKind.Note, Assert.Single(await stage.CasesAsync(member)).Kind);
    }
}

[Collection<AutoModSuite>]
public class ShowVoteTests(ModerationStage stage)
{
    [Fact]
    public async Task One_message_tells_who_voted_for_what()
    {
        await stage.RuleAsync("snarfy", "\"vote\"");
        var member = await stage.JoinAsync();
        await stage.SayAsync(member, "snarfy");

        await stage.PressAsync("moderator", await stage.VoteAsync(member), "Warn");

        await stage.VoteAsync(member, m => m.ToJsonString().Contains("warn: moderator", StringComparison.Ordinal));
    }
}
