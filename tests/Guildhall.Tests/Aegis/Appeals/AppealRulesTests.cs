using Guildhall.Aegis.Appeals;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;

namespace Guildhall.Tests.Aegis.Appeals;

public class AppealRulesTests
{
    private static readonly DateTimeOffset now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly AppealSettings settings = new() { Enabled = true };

    private readonly Case ban = new()
    {
        GuildId = new(1),
        Number = 7,
        Kind = CaseKind.Ban,
        TargetId = new(2),
        TargetName = "someone",
        ActorId = new(3),
        ActorName = "moderator",
        Source = CaseSource.Command,
        Execution = Execution.Applied,
        Effect = Effect.Active,
        Dm = DmState.Delivered,
        IdempotencyKey = "key",
        Version = 1,
        CreatedAt = now,
        AppliedAt = now,
    };

    [Fact]
    public void A_ban_in_force_can_be_appealed_at_once() => Assert.Equal(ChanceKind.Possible, Check(ban));

    [Fact]
    public void What_the_guild_takes_none_for_or_has_ended_cannot()
    {
        Assert.Equal(ChanceKind.Closed, AppealRules.Check(ban, new(), [], now).Kind);
        Assert.Equal(ChanceKind.Closed, Check(ban with { Kind = CaseKind.Kick }));
        Assert.Equal(ChanceKind.Closed, Check(ban with { Kind = CaseKind.Note }));
        Assert.Equal(ChanceKind.Closed, Check(ban with { Effect = Effect.Expired }));
        Assert.Equal(ChanceKind.Closed, Check(ban with { Execution = Execution.Failed }));
        Assert.Equal(ChanceKind.Closed, Check(ban with { IsHidden = true }));
        Assert.Equal(ChanceKind.Final, Check(ban with { IsFinal = true }));
    }

    [Fact]
    public void One_is_open_at_a_time() =>
        Assert.Equal(ChanceKind.Open, Check(ban, Earlier(AppealState.NeedsInfo, null)));

    [Fact]
    public void The_guilds_wait_is_kept_after_the_case_and_after_a_denial()
    {
        var patient = settings with { Waiting = TimeSpan.FromDays(2), WaitingAfterDenial = TimeSpan.FromDays(30) };

        var early = AppealRules.Check(ban, patient, [], now);
        var later = AppealRules.Check(ban, patient, [], now.AddDays(2));
        var denied = AppealRules.Check(ban, patient, [Earlier(AppealState.Denied, now.AddDays(3))], now.AddDays(4));
        var after = AppealRules.Check(ban, patient, [Earlier(AppealState.Denied, now.AddDays(3))], now.AddDays(33));

        Assert.Equal((ChanceKind.Waiting, now.AddDays(2)), (early.Kind, early.From));
        Assert.Equal(ChanceKind.Possible, later.Kind);
        Assert.Equal((ChanceKind.Waiting, now.AddDays(33)), (denied.Kind, denied.From));
        Assert.Equal(ChanceKind.Possible, after.Kind);
    }

    [Fact]
    public void There_is_an_end_to_trying() =>
        Assert.Equal(
            ChanceKind.Exhausted,
            Check(ban, Earlier(AppealState.Withdrawn, now), Earlier(AppealState.Withdrawn, now))
        );

    private ChanceKind Check(Case row, params Appeal[] earlier) => AppealRules.Check(row, settings, earlier, now).Kind;

    private Appeal Earlier(AppealState state, DateTimeOffset? decided) =>
        new()
        {
            GuildId = ban.GuildId,
            Number = 1,
            CaseNumber = ban.Number,
            AppellantId = ban.TargetId,
            AppellantName = ban.TargetName,
            State = state,
            Text = "text",
            Answers = "[]",
            Attempt = 1,
            DecidedAt = decided,
            Lift = AppealLift.None,
            Version = 1,
            CreatedAt = now,
        };

    [Theory]
    [InlineData("\u200B\u2060", "")]
    [InlineData(" a\r\nb ", "a\nb")]
    public void What_nobody_can_read_is_no_appeal(string text, string normal) =>
        Assert.Equal(normal, AppealText.Normal(text));
}
