using Guildhall.Aegis.Cases;
using Guildhall.Simulator.State;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class ExpireCaseTests(ModerationStage stage)
{
    [Fact]
    public async Task A_ban_is_lifted_at_its_end_and_the_case_has_expired()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "tempban", ("user", member.Name), ("duration", "60s"));

        await stage.AdvanceAsync(TimeSpan.FromSeconds(61));

        await ModerationStage.UntilAsync(async () =>
            (await stage.CaseAsync(member, CaseKind.Ban)).Effect == Effect.Expired
        );
        Assert.False(stage.IsBanned(member));
        Assert.Equal(1, stage.AuditEntries(member, AuditAction.MemberUnban));
        var ban = await stage.CaseAsync(member, CaseKind.Ban);
        var record = await stage.CaseAsync(member, CaseKind.Unban);
        Assert.Equal(
            (CaseSource.Expiry, $"expiry:{ban.Number}", Execution.Applied),
            (record.Source, record.IdempotencyKey, record.Execution)
        );
    }

    [Fact]
    public async Task A_ban_that_was_made_longer_is_not_lifted_at_the_old_end()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "tempban", ("user", member.Name), ("duration", "60s"));
        await stage.RunAsync("moderator", "ban", ("user", $"{member.Id}"));
        var other = await stage.JoinAsync();
        await stage.RunAsync("moderator", "tempban", ("user", other.Name), ("duration", "60s"));

        await stage.AdvanceAsync(TimeSpan.FromSeconds(61));

        // The other's timer, set later, has fired: this one's would have before.
        await ModerationStage.UntilAsync(() => !stage.IsBanned(other));
        Assert.True(stage.IsBanned(member));
    }

    [Fact]
    public async Task A_ban_that_was_given_again_by_hand_stays()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "tempban", ("user", member.Name), ("duration", "60s"));
        await stage.ByHandAsync("owner", "unban", member, null);
        await stage.ByHandAsync("owner", "ban", member, "for good this time");
        await ModerationStage.UntilAsync(async () => (await stage.CasesAsync(member)).Count == 3);
        var other = await stage.JoinAsync();
        await stage.RunAsync("moderator", "tempban", ("user", other.Name), ("duration", "60s"));

        await stage.AdvanceAsync(TimeSpan.FromSeconds(61));

        await ModerationStage.UntilAsync(() => !stage.IsBanned(other));
        Assert.True(stage.IsBanned(member));
    }

    [Fact]
    public async Task A_mute_of_forty_days_is_renewed_and_lifted_on_its_day()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "mute", ("user", member.Name), ("duration", "40d"));
        var row = await stage.CaseAsync(member);
        var first = stage.MutedUntil(member)!.Value;

        await stage.AdvanceAsync(TimeSpan.FromDays(27.5));
        await ModerationStage.UntilAsync(() => stage.MutedUntil(member) > first);
        var second = stage.MutedUntil(member)!.Value;
        await stage.AdvanceAsync(TimeSpan.FromDays(12.6));

        await ModerationStage.UntilAsync(async () =>
            (await stage.CaseAsync(member, CaseKind.Mute)).Effect == Effect.Expired
        );
        Assert.Equal(CaseSource.Expiry, (await stage.CaseAsync(member, CaseKind.Unmute)).Source);
        Assert.True(first < row.ExpiresAt);
        Assert.InRange(second - row.ExpiresAt!.Value, TimeSpan.FromSeconds(-2), TimeSpan.FromSeconds(2));
    }

    /// <summary>Scenario 5, its second half: by hand, and without an unban before it.</summary>
    [Fact]
    public async Task A_ban_by_hand_over_one_with_an_end_is_for_good()
    {
        var member = await stage.JoinAsync();
        await stage.UntilReadAsync();
        await stage.RunAsync("moderator", "tempban", ("user", member.Name), ("duration", "60s"));
        await stage.ByHandAsync("owner", "ban", member, "for good");
        await ModerationStage.UntilAsync(async () => (await stage.CasesAsync(member)).Count == 2);
        var other = await stage.JoinAsync();
        await stage.RunAsync("moderator", "tempban", ("user", other.Name), ("duration", "60s"));

        await stage.AdvanceAsync(TimeSpan.FromSeconds(61));

        await ModerationStage.UntilAsync(() => !stage.IsBanned(other));
        Assert.True(stage.IsBanned(member));
    }

    /// <summary>Scenario 7, over restarts.</summary>
    [Fact]
    public async Task A_mute_of_forty_days_is_renewed_and_lifted_though_the_service_was_away_when_it_was_due()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var member = await alone.JoinAsync();
        await alone.RunAsync("moderator", "mute", ("user", member.Name), ("duration", "40d"));
        var first = alone.MutedUntil(member)!.Value;

        await alone.StopAsync();
        await alone.AdvanceAsync(TimeSpan.FromDays(27.5));
        await alone.StartAgainAsync();
        await ModerationStage.UntilAsync(() => alone.MutedUntil(member) > first);
        await alone.StopAsync();
        await alone.AdvanceAsync(TimeSpan.FromDays(12.6));
        await alone.StartAgainAsync();

        await ModerationStage.UntilAsync(async () =>
            (await alone.CaseAsync(member, CaseKind.Mute)).Effect == Effect.Expired
        );
        Assert.Equal(CaseSource.Expiry, (await alone.CaseAsync(member, CaseKind.Unmute)).Source);
    }
}
