using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Observed;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class ShowMemberHistoryTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task All_that_is_on_record_about_somebody_is_listed_newest_first()
    {
        var (member, first) = await WarnedAsync();
        await Stage.RunAsync("moderator", "note", ("user", member.Name), ("text", "look after this one"));

        var answer = await Stage.RunAsync("junior", "history", ("user", member.Name));

        Assert.StartsWith("2 cases · 1 point", answer.Title, StringComparison.Ordinal);
        var lines = answer.Description.Split((char)10);
        Assert.Contains("look after this one", lines[0], StringComparison.Ordinal);
        Assert.Contains($"#{first.Number}", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_case_is_said_in_the_singular_and_deletions_by_hand_stand_beside_it()
    {
        var (member, _) = await WarnedAsync();
        var entry = new AuditLogEntry
        {
            Id = Snowflake<AuditLogEntry>.At(Stage.Time.GetUtcNow()),
            UserId = new(ulong.Parse(await Stage.Service.MemberAsync("moderator"))),
            TargetId = new(member.Id),
            ActionType = 72,
            Options = new() { Count = 3 },
        };
        var entries = Stage.Service.Get<ObservedEntries>();
        await entries.TakeAsync(AegisService.Guild, entry, TestContext.Current.CancellationToken);
        var more = entry with { Options = new() { Count = 5 } };
        await entries.TakeAsync(AegisService.Guild, more, TestContext.Current.CancellationToken);

        var answer = await Stage.RunAsync("moderator", "history", ("user", member.Name));
        var stats = await Stage.RunAsync("moderator", "modstats", ("user", "moderator"), ("period", "1h"));

        Assert.Equal("1 case · 1 point", answer.Title);
        Assert.Equal("5 messages deleted", answer.Field("By hand in Discord, without a case"));
        Assert.Contains("by hand 5 messages deleted", stats.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beyond_the_last_page_is_the_last_page()
    {
        var (member, first) = await WarnedAsync();

        var answer = await Stage.RunAsync("junior", "history", ("user", member.Name), ("page", "9999"));

        Assert.Contains($"#{first.Number}", answer.Description, StringComparison.Ordinal);
        Assert.Contains("Page 1 of 1", answer.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_force_is_neither_a_note_nor_what_ended_something()
    {
        var (member, warn) = await WarnedAsync();
        await Stage.RunAsync("moderator", "note", ("user", member.Name), ("text", "keeps asking"));
        await Stage.RunAsync("moderator", "ban", ("user", member.Name), ("reason", "ads"));
        var ban = await Stage.CaseAsync(member, CaseKind.Ban);
        var banned = await Stage.RunAsync("junior", "history", ("user", $"{member.Id}"), ("show", "active"));
        await Stage.RunAsync("owner", "unban", ("user", $"{member.Id}"));

        var active = await Stage.RunAsync("junior", "history", ("user", $"{member.Id}"), ("show", "active"));
        var all = await Stage.RunAsync("junior", "history", ("user", $"{member.Id}"));

        Assert.Contains($"#{ban.Number}", banned.Description, StringComparison.Ordinal);
        Assert.Contains($"#{warn.Number}", active.Description, StringComparison.Ordinal);
        Assert.DoesNotContain($"#{ban.Number}", active.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("nban", active.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("Note", active.Description, StringComparison.Ordinal);
        Assert.Contains("Unban", all.Description, StringComparison.Ordinal);
        Assert.Contains("Note", all.Description, StringComparison.Ordinal);
    }
}
