using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Simulator.State;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<BanSuite>]
public class BanUserTests(ModerationStage stage)
{
    [Fact]
    public async Task A_ban_is_announced_to_the_person_done_and_on_the_record()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name), ("reason", "spam"));

        var row = await stage.CaseAsync(member);
        Assert.True(answer.IsEphemeral);
        Assert.Contains($"Case #{row.Number}", answer.Text, StringComparison.Ordinal);
        Assert.Contains("DM delivered", answer.Text, StringComparison.Ordinal);
        Assert.Contains("for good", answer.Text, StringComparison.Ordinal);
        Assert.True(stage.IsBanned(member));
        Assert.Contains($"· #{row.Number} · spam", stage.BanReason(member), StringComparison.Ordinal);
        Assert.Equal((CaseKind.Ban, Execution.Applied, Effect.Active), (row.Kind, row.Execution, row.Effect));
        Assert.Equal((DmState.Delivered, "spam"), (row.Dm, row.Reason));
        Assert.Contains(
            "banned from aegis-demo",
            Assert.Single(await stage.DmsAsync(member)),
            StringComparison.Ordinal
        );
        await ModerationStage.UntilAsync(async () => (await stage.LoggedAsync(row)).Count == 1);
    }

    [Fact]
    public async Task A_length_gives_it_an_end_that_is_told_both_ways()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name), ("duration", "1d 12h"));

        var row = await stage.CaseAsync(member);
        Assert.Equal(TimeSpan.FromHours(36), row.Duration);
        Assert.Equal(row.CreatedAt + TimeSpan.FromHours(36), row.ExpiresAt);
        Assert.Contains("1d 12h (until <t:", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0s")]
    [InlineData("-5m")]
    [InlineData("soon")]
    [InlineData("99999999999y")]
    public async Task A_senseless_length_is_refused_before_anything_happens(string duration)
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name), ("duration", duration));

        Assert.Matches("no length of time|longer than", answer.Refusal);
        await AssertUntouchedAsync(member);
    }

    [Fact]
    public async Task Closed_messages_hinder_nothing_and_are_told()
    {
        var member = await stage.JoinAsync();
        await stage.ChangeAsync(member, new JsonObject { ["acceptsDms"] = false });

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name));

        Assert.Contains("DM blocked", answer.Text, StringComparison.Ordinal);
        Assert.True(stage.IsBanned(member));
        Assert.Equal(DmState.Blocked, (await stage.CaseAsync(member)).Dm);
    }

    [Fact]
    public async Task Silent_tells_the_person_nothing()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name), ("silent", "true"));

        Assert.Contains("DM skipped", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await stage.DmsAsync(member));
        Assert.True(stage.IsBanned(member));
    }

    [Fact]
    public async Task Somebody_who_left_can_still_be_banned()
    {
        var member = await stage.JoinAsync();
        await stage.LeaveAsync(member);

        var answer = await stage.RunAsync("moderator", "ban", ("user", $"{member.Id}"));

        Assert.Contains("Banned", answer.Text, StringComparison.Ordinal);
        Assert.True(stage.IsBanned(member));
    }

    [Theory]
    [InlineData("moderator", "yourself")]
    [InlineData("owner", "owns this server")]
    [InlineData("guildhall", "to myself")]
    public async Task Whom_nobody_may_ban_is_refused_with_the_reason(string target, string words)
    {
        var answer = await stage.RunAsync("moderator", "ban", ("user", target));

        Assert.Contains(words, answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_equal_is_refused_and_not_told()
    {
        var member = await stage.JoinAsync("moderator");

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name));

        Assert.Contains("level with or above yours", answer.Refusal, StringComparison.Ordinal);
        await AssertUntouchedAsync(member);
    }

    [Fact]
    public async Task A_junior_without_the_permission_is_not_even_offered_it()
    {
        var commands = await stage.Discord.ReadAsync("/sim/guilds/aegis-demo/commands?as=junior");

        var names = commands.AsArray().Select(c => (string?)c!["name"]).ToList();
        Assert.DoesNotContain("ban", names);
        Assert.Contains("warn", names);
    }

    [Fact]
    public async Task Who_is_banned_already_is_named_with_the_case()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "ban", ("user", member.Name));
        var row = await stage.CaseAsync(member);

        var answer = await stage.RunAsync("moderator", "ban", ("user", $"{member.Id}"));

        Assert.Contains("banned already, for good", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"#{row.Number}", answer.Text, StringComparison.Ordinal);
        Assert.Single(await stage.CasesAsync(member));
        Assert.Equal(1, stage.AuditEntries(member, AuditAction.MemberBan));
    }

    [Fact]
    public async Task Messages_of_the_last_days_go_where_it_is_asked()
    {
        var member = await stage.JoinAsync();
        const string place = "/sim/guilds/aegis-demo/channels/general/messages";
        var said = await stage.Discord.PostAsync(
            place,
            new JsonObject { ["as"] = member.Name, ["content"] = "buy my coins" }
        );

        await stage.RunAsync("moderator", "ban", ("user", member.Name), ("delete_messages", "1"));

        var left = (await stage.Discord.ReadAsync($"{place}?as=owner")).AsArray();
        Assert.DoesNotContain(left, message => (string?)message!["id"] == (string?)said["id"]);
    }

    [Fact]
    public async Task A_guild_may_want_answers_to_be_seen_by_all()
    {
        await stage.SetAsync("general.publicReplies", "true");
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name));
        await stage.SetAsync("general.publicReplies", "false");

        var row = await stage.CaseAsync(member);
        var seen = await stage.Discord.ReadAsync("/sim/guilds/aegis-demo/channels/general/messages?as=junior");
        Assert.True(answer.IsEphemeral);
        Assert.Contains(
            seen.AsArray(),
            message => ((string)message!["content"]!).Contains($"Case #{row.Number}", StringComparison.Ordinal)
        );
    }

    private async Task AssertUntouchedAsync(Newcomer member)
    {
        Assert.False(stage.IsBanned(member));
        Assert.Empty(await stage.CasesAsync(member));
        Assert.Empty(await stage.DmsAsync(member));
    }

    /// <summary>Scenario 9: somebody of rank who has left is still above those whom they were above.</summary>
    [Fact]
    public async Task An_admin_who_has_left_cannot_be_banned_by_id_by_those_below()
    {
        var admin = await stage.JoinAsync();
        await stage.ChangeAsync(admin, new JsonObject { ["roles"] = new JsonArray("owner") });
        await ModerationStage.UntilAsync(async () =>
            await stage.Service.Guildhall.CountAsync(
                $"SELECT COUNT(*) FROM aegis_member_snapshots WHERE user_id = {admin.Id} AND roles <> ''"
            ) == 1
        );
        await stage.LeaveAsync(admin);
        await ModerationStage.UntilAsync(async () =>
            await stage.Service.Guildhall.CountAsync(
                $"SELECT COUNT(*) FROM aegis_member_snapshots WHERE user_id = {admin.Id} AND left_at IS NOT NULL"
            ) == 1
        );

        var answer = await stage.RunAsync("moderator", "ban", ("user", $"{admin.Id}"));

        Assert.Contains("level with or above yours", answer.Refusal, StringComparison.Ordinal);
        Assert.False(stage.IsBanned(admin));
        Assert.Empty(await stage.DmsAsync(admin));
        Assert.DoesNotContain(await stage.CasesAsync(admin), row => row.Kind == CaseKind.Ban);
    }
}
