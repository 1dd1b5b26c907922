using Guildhall.Aegis.Mass;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Mass;

public class MassFilterTests
{
    private static readonly DateTimeOffset now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void All_that_is_set_must_be_so()
    {
        var filter = new MassFilter
        {
            Name = "raid",
            NoAvatar = true,
            YoungerThan = TimeSpan.FromDays(7),
        };

        Assert.True(Matches(filter, Raider()));
        Assert.False(Matches(filter, Raider() with { User = User("bob", 1) }));
        Assert.False(Matches(filter, Raider() with { User = User("raider", 30) }));
        Assert.False(Matches(filter, Raider() with { User = User("raider", 1) with { Avatar = "hash" } }));
    }

    [Fact]
    public void A_span_of_joining_takes_its_beginning_and_not_its_end()
    {
        var filter = new MassFilter { JoinedAfter = now.AddHours(-2), JoinedBefore = now.AddHours(-1) };

        Assert.True(Matches(filter, Raider() with { JoinedAt = now.AddHours(-2) }));
        Assert.False(Matches(filter, Raider() with { JoinedAt = now.AddHours(-1) }));
        Assert.False(Matches(filter, Raider() with { JoinedAt = null }));
    }

    [Theory]
    [InlineData("RAID", "xraiderx", true)]
    [InlineData("raid*", "raider", true)]
    [InlineData("raid*", "xraider", false)]
    [InlineData("r*r", "raider", true)]
    [InlineData("raide?", "raider", true)]
    [InlineData("raid?", "raider", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("(a+)+$", "aaaa", false)]
    public void A_name_is_a_part_or_with_a_star_the_whole(string pattern, string name, bool expected) =>
        Assert.Equal(expected, Matches(new MassFilter { Name = pattern }, Raider() with { User = User(name, 1) }));

    [Fact]
    public void Every_name_somebody_has_counts()
    {
        var member = Raider() with { User = User("bob", 1) with { GlobalName = "Raid Boss" } };

        Assert.True(Matches(new MassFilter { Name = "raid" }, member));
        Assert.True(Matches(new MassFilter { Name = "chief" }, member with { Nick = "The Chief" }));
    }

    [Fact]
    public void Bots_are_never_meant() =>
        Assert.False(
            Matches(new MassFilter { Name = "raider" }, Raider() with { User = User("raider", 1) with { Bot = true } })
        );

    private static bool Matches(MassFilter filter, Member member) => filter.ForMembers(now)(member);

    private static Member Raider() => new() { User = User("raider", 1), JoinedAt = now.AddMinutes(-5) };

    private static User User(string name, int days) =>
        new() { Id = Snowflake<User>.At(now.AddDays(-days)), Username = name };
}
