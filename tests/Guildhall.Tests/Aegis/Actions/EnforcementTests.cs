using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Simulator.State;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class EnforcementTests(ModerationStage stage)
{
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

    [Fact]
    public async Task Whoever_orders_the_same_twice_at_once_hears_twice_how_it_ended()
    {
        var member = await stage.JoinAsync();
        var cancellation = TestContext.Current.CancellationToken;
        var enforcement = stage.Service.Get<Enforcement>();
        var found = await stage.Service.Get<Targets>().FindAsync(AegisService.Guild, member.User, cancellation);
        Assert.True(found.TryGet(out var target, out _));
        var order = new ActionRequest
        {
            Kind = CaseKind.Ban,
            Target = target,
            Actor = await stage.Service.StaffAsync("moderator"),
            Key = $"twice:{member.Id}",
            Source = CaseSource.Command,
        };

        var both = await Task.WhenAll(
            enforcement.CarryOutAsync(order, cancellation),
            enforcement.CarryOutAsync(order, cancellation)
        );

        Assert.All(both, one => Assert.True(one.TryGet(out var outcome, out _) && outcome.IsDone));
        Assert.Equal(1, stage.AuditEntries(member, AuditAction.MemberBan));
    }
}
