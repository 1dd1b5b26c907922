using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Actions;

public class AuditReasonTests
{
    [Fact]
    public void It_says_who_which_case_and_why_on_one_line() =>
        Assert.Equal("ann (42) · #7 · buys and sells", AuditReason.Of(Row("buys\n and\tsells")));

    [Fact]
    public void It_turns_nothing_around() => Assert.Equal("ann (42) · #7 · ab", AuditReason.Of(Row("a\u202Eb")));

    [Fact]
    public void It_fits_into_Discords_limit()
    {
        var text = AuditReason.Of(Row(new string('x', 600)));

        Assert.Equal(AuditReason.Longest, text.Length);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ann (42) · #7 · spam", 7)]
    [InlineData("automod · #12345", 12345)]
    [InlineData("no number here", null)]
    [InlineData("x · #abc", null)]
    [InlineData(null, null)]
    public void Its_number_is_read_back(string? reason, int? number) =>
        Assert.Equal(number, (int?)AuditReason.TryReadNumber(reason));

    private static Case Row(string reason) =>
        new()
        {
            GuildId = new(1),
            Number = 7,
            Kind = CaseKind.Ban,
            TargetId = new Snowflake<User>(9),
            TargetName = "bob",
            ActorId = new(42),
            ActorName = "ann",
            Source = CaseSource.Command,
            Reason = reason,
            Execution = Execution.Pending,
            Effect = Effect.Active,
            Dm = DmState.Pending,
            IdempotencyKey = "x",
            Version = 1,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
}
