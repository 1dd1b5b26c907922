using System.Text.Json.Nodes;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Gateway;
using Guildhall.Simulator.State;

namespace Guildhall.Tests.Aegis.Actions;

/// <summary>Acceptance scenarios in which a database decides races and remembers outages; on SQLite here, on PostgreSQL in
/// the end-to-end tests.</summary>
public abstract class ScenarioSuite(ModerationStage stage)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected ModerationStage Stage => stage;

    /// <summary>Scenario 1.</summary>
    [Fact]
    public async Task Of_two_moderators_at_once_one_bans_and_the_other_hears_who_it_was()
    {
        var member = await stage.JoinAsync();

        var answers = await Task.WhenAll(
            stage.RunAsync("moderator", "ban", ("user", member.Name)),
            stage.RunAsync("owner", "ban", ("user", member.Name))
        );

        var row = await stage.CaseAsync(member);
        Assert.Equal(1, stage.AuditEntries(member, AuditAction.MemberBan));
        Assert.Single(answers, answer => answer.Text.Contains("Banned", StringComparison.Ordinal));
        var second = Assert.Single(answers, answer => answer.Text.Contains("did the same", StringComparison.Ordinal));
        Assert.Contains(row.ActorName, second.Text, StringComparison.Ordinal);
        Assert.Contains($"#{row.Number}", second.Text, StringComparison.Ordinal);
    }

    /// <summary>Scenario 2, in one process; four of them have a test of their own.</summary>
    [Fact]
    public async Task Many_at_once_get_numbers_without_gap_or_repeat()
    {
        var members = new List<Newcomer>();
        for (var i = 0; i < 12; i++)
        {
            members.Add(await stage.JoinAsync());
        }

        var requests = await Task.WhenAll(members.Select(member => RequestAsync(member, CaseKind.Warn)));
        var outcomes = await Task.WhenAll(
            requests.Concat(requests).Select(request => Enforcement.CarryOutAsync(request, Cancellation))
        );

        var numbers = outcomes
            .Select(result => result.TryGet(out var outcome, out _) ? outcome.Case.Number : 0)
            .Distinct()
            .Order()
            .ToList();
        Assert.Equal(Enumerable.Range((int)numbers[0], 12).Select(n => (long)n), numbers);
    }

    /// <summary>Scenario 3.</summary>
    [Fact]
    public async Task The_same_request_again_gives_the_same_case_and_does_nothing()
    {
        var member = await stage.JoinAsync();
        var request = await RequestAsync(member, CaseKind.Ban);

        var first = await Enforcement.CarryOutAsync(request, Cancellation);
        var second = await Enforcement.CarryOutAsync(request, Cancellation);

        Assert.True(first.TryGet(out var done, out _));
        Assert.True(second.TryGet(out var repeated, out _));
        Assert.Equal((OutcomeState.Done, OutcomeState.Repeated), (done.State, repeated.State));
        Assert.Equal(done.Case.Number, repeated.Case.Number);
        Assert.Equal(1, stage.AuditEntries(member, AuditAction.MemberBan));
        Assert.Single(await stage.DmsAsync(member));
    }

    /// <summary>Scenario 12.</summary>
    [Fact]
    public async Task A_limit_in_the_middle_is_told_waited_for_and_nothing_happens_twice()
    {
        var member = await stage.JoinAsync();
        await FailBanAsync(
            member,
            new JsonObject
            {
                ["status"] = 429,
                ["retryAfter"] = 8,
                ["scope"] = "user",
            }
        );

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name));
        var before = stage.IsBanned(member);
        await stage.AdvanceAsync(TimeSpan.FromSeconds(9));
        await ModerationStage.UntilAsync(() => stage.IsBanned(member));

        await ModerationStage.UntilAsync(async () => (await stage.CaseAsync(member)).Execution == Execution.Applied);
        var row = await stage.CaseAsync(member);
        Assert.Contains("is kept and is tried again", answer.Text, StringComparison.Ordinal);
        Assert.False(before);
        Assert.Equal(DmState.Delivered, row.Dm);
        Assert.Single(await stage.DmsAsync(member));
        Assert.Equal(1, stage.AuditEntries(member, AuditAction.MemberBan));
        await ModerationStage.UntilAsync(async () =>
            (await stage.RequestsAsync("PATCH", "/messages/@original")).Any(r =>
                r["body"]!.ToJsonString().Contains($"Case #{row.Number}", StringComparison.Ordinal)
            )
        );
    }

    /// <summary>Scenario 13.</summary>
    [Fact]
    public async Task A_fault_after_the_effect_is_seen_for_what_it_was()
    {
        var member = await stage.JoinAsync();
        await FailBanAsync(member, new JsonObject { ["status"] = 500, ["afterEffect"] = true });

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name));

        Assert.Contains("Banned", answer.Text, StringComparison.Ordinal);
        Assert.Equal(Execution.Applied, (await stage.CaseAsync(member)).Execution);
        Assert.Single(await stage.RequestsAsync("PUT", $"/bans/{member.Id}"));
    }

    /// <summary>Scenario 15.</summary>
    [Fact]
    public async Task Our_own_act_makes_no_second_case_and_confirms_the_first_also_when_it_is_heard_late()
    {
        var (member, later) = (await stage.JoinAsync(), await stage.JoinAsync());
        await stage.RunAsync("moderator", "ban", ("user", member.Name));
        await ModerationStage.UntilAsync(async () => (await stage.CaseAsync(member)).AuditEntryId is not null);

        await stage.Discord.FaultAsync(
            "gateway",
            new JsonObject { ["event"] = "GUILD_AUDIT_LOG_ENTRY_CREATE" },
            new JsonObject { ["do"] = "delay", ["ms"] = 20_000 }
        );
        await stage.RunAsync("moderator", "ban", ("user", later.Name));
        var early = (await stage.CaseAsync(later)).AuditEntryId;
        await stage.AdvanceAsync(TimeSpan.FromSeconds(75));
        await ModerationStage.UntilAsync(async () => (await stage.CaseAsync(later)).AuditEntryId is not null);

        Assert.Null(early);
        Assert.Single(await stage.CasesAsync(member));
        Assert.Single(await stage.CasesAsync(later));
    }

    /// <summary>Scenario 14.</summary>
    [Fact]
    public async Task What_is_done_by_hand_while_the_gateway_is_away_for_ten_minutes_becomes_a_case_each()
    {
        var banned = new List<Newcomer> { await stage.JoinAsync(), await stage.JoinAsync(), await stage.JoinAsync() };
        var (kicked, muted) = (await stage.JoinAsync(), await stage.JoinAsync());
        await stage.UntilReadAsync();
        // The session is gone, and nobody gets as far as a new one.
        await stage.Discord.FaultAsync(
            "gateway",
            new JsonObject { ["event"] = "HELLO" },
            new JsonObject { ["do"] = "reset" },
            times: 1000
        );
        await stage.Discord.PostAsync("/sim/gateway", new JsonObject { ["do"] = "reset", ["resumable"] = false });

        foreach (var member in banned)
        {
            await stage.ByHandAsync("moderator", "ban", member, "while you were away");
        }

        await stage.ByHandAsync("owner", "kick", kicked, "rude");
        var until = (stage.Time.GetUtcNow() + TimeSpan.FromDays(1)).ToString("O");
        await stage.ByHandAsync("moderator", "timeout", muted, "loud", until);
        for (var minute = 0; minute < 10; minute++)
        {
            await stage.AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Empty(await stage.CasesAsync(kicked));
        await stage.Discord.ClearFaultsAsync();
        foreach (var member in banned.Append(kicked).Append(muted))
        {
            // What the client waits between two tries goes by.
            await stage.UntilAsync(TimeSpan.FromSeconds(20), async () => (await stage.CasesAsync(member)).Count > 0);
        }

        var moderator = await stage.Service.MemberAsync("moderator");
        Assert.All(
            await Task.WhenAll(banned.Select(member => stage.CaseAsync(member))),
            row =>
                Assert.Equal(
                    (CaseKind.Ban, "while you were away", moderator),
                    (row.Kind, row.Reason, row.ActorId.ToString())
                )
        );
        var kick = await stage.CaseAsync(kicked);
        Assert.Equal(
            (CaseKind.Kick, "rude", await stage.Service.MemberAsync("owner")),
            (kick.Kind, kick.Reason, kick.ActorId.ToString())
        );
        var mute = await stage.CaseAsync(muted);
        Assert.Equal((CaseKind.Mute, "loud", moderator), (mute.Kind, mute.Reason, mute.ActorId.ToString()));
        foreach (var member in banned.Append(kicked).Append(muted))
        {
            Assert.Single(await stage.CasesAsync(member));
        }

        // Whoever shares the stage finds the gateway there again, and need not wait for the next try.
        var gateway = stage.Service.Get<GatewayClient>();
        await stage.UntilAsync(
            TimeSpan.FromSeconds(20),
            () => Task.FromResult(gateway.Status.All(shard => shard.State == ShardState.Ready))
        );
    }

    [Fact]
    public async Task What_is_deleted_by_hand_is_counted_for_who_did_it_and_a_history_can_be_read()
    {
        var member = await stage.JoinAsync();
        await stage.SayAsync(member, "one");
        await stage.SayAsync(member, "two");
        await stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "twice"));

        await stage.ByHandAsync("owner", "bulkDelete", member, null);

        await ModerationStage.UntilAsync(async () =>
            await stage.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM observed_acts WHERE action = 73") == 1
        );
        var stats = await stage.RunAsync("owner", "modstats", ("period", "1h"));
        // Discord's own word about who joined is one of them.
        Assert.Matches("by hand [23] messages deleted in bulk", stats.Description);
        var history = await stage.RunAsync("moderator", "history", ("user", member.Name));
        Assert.Equal("1 case · 1 point", history.Title);
    }

    private Enforcement Enforcement => stage.Service.Get<Enforcement>();

    private Task FailBanAsync(Newcomer member, JsonObject then) =>
        stage.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "PUT", ["route"] = $"/guilds/{{guild}}/bans/{member.Id}" },
            then
        );

    private async Task<ActionRequest> RequestAsync(Newcomer member, CaseKind kind) =>
        new()
        {
            Kind = kind,
            Target = await stage.Service.TargetAsync(member.Id),
            Actor = await stage.Service.StaffAsync("moderator"),
            Key = $"test:{member.Id}",
            Source = CaseSource.Api,
            Reason = "by the book",
        };
}
