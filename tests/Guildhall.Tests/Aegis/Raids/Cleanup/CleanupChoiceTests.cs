using Guildhall.Aegis.Raids.Cleanup;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Raids.Cleanup;

public class CleanupChoiceTests
{
    private static readonly DateTimeOffset now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CleanupChoice all = new()
    {
        From = now - TimeSpan.FromHours(1),
        To = now,
        Everyone = true,
    };

    [Theory]
    [InlineData("raid", "xx-RAIDER-7", true)]
    [InlineData("raider-*", "raider-7", true)]
    [InlineData("raider-?", "raider-77", false)]
    [InlineData("*-7", "raider-7", true)]
    [InlineData("r*r*7", "raider-7", true)]
    [InlineData("r*x*7", "raider-7", false)]
    [InlineData("*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void Names_are_taken_by_a_part_or_by_a_pattern(string pattern, string name, bool isTaken) =>
        Assert.Equal(isTaken, (all with { Name = pattern }).Takes(Somebody() with { Name = name }));

    [Theory]
    [InlineData("")]
    [InlineData("***")]
    [InlineData("? *")]
    public void A_pattern_that_takes_everybody_is_none(string pattern) => Assert.False(NamePattern.IsSound(pattern));

    [Fact]
    public void Every_condition_must_hold()
    {
        var young = all with { YoungerThan = TimeSpan.FromDays(7), NoAvatar = true };

        Assert.True(young.Takes(Somebody()));
        Assert.False(young.Takes(Somebody() with { HasAvatar = true }));
        Assert.False(young.Takes(Somebody() with { UserId = Snowflake<User>.At(now - TimeSpan.FromDays(8)) }));
    }

    [Fact]
    public void Without_saying_so_only_suspicious_people_are_taken()
    {
        var suspicious = all with { Everyone = false };

        Assert.False(suspicious.Takes(Somebody()));
        Assert.True(suspicious.Takes(Somebody() with { Suspicion = 800 }));
    }

    private static Newcomer Somebody() =>
        new(Snowflake<User>.At(now - TimeSpan.FromDays(2)), "somebody", false, 100, now);
}
