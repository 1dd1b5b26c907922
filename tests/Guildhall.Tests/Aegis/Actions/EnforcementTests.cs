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
}
