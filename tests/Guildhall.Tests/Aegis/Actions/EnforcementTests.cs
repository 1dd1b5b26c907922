using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Simulator.State;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class EnforcementTests(ModerationStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Enforcement Enforcement => stage.Service.Get<Enforcement>();

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

    [Fact]
    public async Task A_longer_ban_takes_the_place_of_a_shorter_one_without_a_second_ban()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "ban", ("user", member.Name), ("duration", "1h"));

        await stage.RunAsync("moderator", "ban", ("user", $"{member.Id}"), ("reason", "worse than thought"));

        var cases = await stage.CasesAsync(member);
        Assert.Equal([Effect.Active, Effect.Superseded], cases.Select(row => row.Effect));
        Assert.Null(cases[0].ExpiresAt);
        Assert.Equal(cases[1].SentReason, cases[0].SentReason);
        Assert.Equal(1, stage.AuditEntries(member, AuditAction.MemberBan));
    }

    [Fact]
    public async Task Too_many_actions_of_one_person_are_refused_with_the_time_to_wait()
    {
        await using var own = new OwnStage();
        var small = await own.StartAsync();
        await small.SetAsync("moderation.actionsPerMinute", "2");
        var member = await small.JoinAsync();
        for (var i = 0; i < 2; i++)
        {
            await small.RunAsync("moderator", "warn", ("user", member.Name), ("reason", $"no. {i}"));
        }

        var refused = await small.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "no. 3"));
        await small.AdvanceAsync(TimeSpan.FromSeconds(61));
        var allowed = await small.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "no. 4"));

        Assert.Contains("2 times a minute", refused.Refusal, StringComparison.Ordinal);
        Assert.Contains("Warned", allowed.Text, StringComparison.Ordinal);
    }

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
