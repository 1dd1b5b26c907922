using Guildhall.Aegis.Raids;
using Guildhall.Aegis.Raids.Detection;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Raids.Detection;

public class JoinDetectorTests
{
    private static readonly TimeSpan quick = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void Five_hundred_fresh_accounts_in_ten_seconds_are_a_raid_before_the_fiftieth()
    {
        var crowd = new Crowd().Join(500, quick, Crowd.Raider);

        Assert.InRange(crowd.ReachedAt[RaidLevel.Raid], 20, 50);
        Assert.Equal(500, crowd.Suspicious);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(20)]
    public void Accounts_of_any_young_age_are(int days)
    {
        var crowd = new Crowd().Join(500, quick, i => Crowd.Raider(i) with { Age = TimeSpan.FromDays(days) });

        Assert.InRange(crowd.ReachedAt[RaidLevel.Raid], 20, 100);
    }

    [Fact]
    public void Who_was_erased_is_forgotten_and_stays_counted()
    {
        var detector = new JoinDetector();
        var joiner = new Joiner
        {
            User = new(417_000_000_000_000_001),
            Name = "ann",
            JoinedAt = DateTimeOffset.UnixEpoch.AddYears(60),
        };
        detector.Add(joiner, new());

        detector.Forget(joiner.User);

        Assert.Null(detector.Attribute(joiner.User, "our-server", new()));
        Assert.NotEqual(0, detector.Add(joiner, new()).Suspicion);
    }

    [Fact]
    public void Three_hundred_old_accounts_by_the_official_invite_are_watched_and_no_more()
    {
        var rules = new JoinThresholds { OfficialInvites = new HashSet<string> { "our-server" } };
        var crowd = new Crowd(rules).Join(300, quick, i => Crowd.Ordinary(i) with { Invite = "our-server" });

        Assert.Equal(RaidLevel.Watch, crowd.Highest);
        Assert.Equal(0, crowd.Suspicious);
    }

    [Fact]
    public void Nor_are_old_accounts_with_like_names_whose_invite_nobody_knows()
    {
        var crowd = new Crowd().Join(300, quick, i => Crowd.Raider(i) with { Age = TimeSpan.FromDays(700) });

        Assert.Equal(RaidLevel.Watch, crowd.Highest);
        Assert.Equal(0, crowd.Suspicious);
    }

    [Fact]
    public void Old_faceless_accounts_of_one_make_by_somebodys_own_invite_are_a_raid()
    {
        var crowd = new Crowd().Join(
            500,
            quick,
            i => Crowd.Raider(i) with { Age = TimeSpan.FromDays(90), Invite = "xYz123" }
        );

        Assert.Equal(RaidLevel.Raid, crowd.Highest);
    }

    [Fact]
    public void Raiders_are_found_in_a_crowd_of_others_and_only_they_are_suspicious()
    {
        var crowd = new Crowd().Join(
            400,
            quick,
            i => i % 5 == 0 ? Crowd.Raider(i) : Crowd.Ordinary(i) with { HasAvatar = true }
        );

        Assert.Equal(RaidLevel.Raid, crowd.Highest);
        Assert.Equal(80, crowd.Suspicious);
    }

    [Fact]
    public void A_few_new_people_on_an_ordinary_day_alarm_nobody()
    {
        var crowd = new Crowd().Join(
            500,
            TimeSpan.FromMinutes(3),
            i => Crowd.Ordinary(i) with { Age = i % 10 == 0 ? TimeSpan.FromDays(2) : TimeSpan.FromDays(500) }
        );

        Assert.Equal(RaidLevel.Normal, crowd.Highest);
    }

    [Fact]
    public void A_drip_of_one_every_few_seconds_is_seen()
    {
        var crowd = new Crowd().Join(
            100,
            TimeSpan.FromSeconds(4),
            i => Crowd.Ordinary(i) with { Age = TimeSpan.FromDays(1), HasAvatar = false }
        );

        Assert.Equal(RaidLevel.Raid, crowd.Highest);
        Assert.InRange(crowd.ReachedAt[RaidLevel.Watch], 10, 40);
    }

    [Fact]
    public void A_slow_drip_of_accounts_of_one_make_is_seen_within_the_hour()
    {
        var crowd = new Crowd().Join(60, TimeSpan.FromSeconds(90), Crowd.Raider);

        Assert.InRange(crowd.ReachedAt[RaidLevel.Raid], 25, 45);
    }

    [Fact]
    public void A_drip_of_one_in_a_quarter_of_an_hour_is_told_to_staff_within_the_day()
    {
        var crowd = new Crowd().Join(80, TimeSpan.FromMinutes(15), Crowd.Raider);

        Assert.InRange(crowd.ReachedAt[RaidLevel.Watch], 25, 45);
        Assert.False(crowd.ReachedAt.ContainsKey(RaidLevel.Raid));
    }

    // Just under each: nine in every ten seconds are no burst, and in five minutes they are a raid all the same.
    [Fact]
    public void Whoever_stays_just_under_the_burst_is_seen_over_minutes()
    {
        var crowd = new Crowd().Join(9, TimeSpan.FromSeconds(1.2), Crowd.Raider);
        Assert.Equal(RaidLevel.Normal, crowd.Highest);

        crowd.Join(120, TimeSpan.FromSeconds(1.2), i => Crowd.Raider(i + 9));

        Assert.Equal(RaidLevel.Raid, crowd.Highest);
        Assert.InRange(crowd.ReachedAt[RaidLevel.Raid], 30, 70);
    }

    [Fact]
    public void One_person_who_joins_and_leaves_all_day_is_one_person()
    {
        var crowd = new Crowd().Join(500, quick, i => Crowd.Raider(1) with { Id = 42 });

        Assert.Equal(RaidLevel.Normal, crowd.Highest);
    }

    [Fact]
    public void What_is_over_is_forgotten()
    {
        var crowd = new Crowd().Join(29, quick, Crowd.Raider).Wait(TimeSpan.FromDays(2));

        crowd.Join(Crowd.Raider(4000));

        Assert.Equal(RaidLevel.Normal, crowd.Last.Level);
    }

    [Fact]
    public void Lockdown_comes_by_itself_only_where_a_guild_asked_for_it()
    {
        var without = new Crowd().Join(500, quick, Crowd.Raider);
        var with = new Crowd(new() { LockdownJoins = 100 }).Join(500, quick, Crowd.Raider);

        Assert.Equal(RaidLevel.Raid, without.Highest);
        Assert.InRange(with.ReachedAt[RaidLevel.Lockdown], 90, 130);
    }

    [Fact]
    public void Whose_invite_turns_out_to_be_the_servers_own_weighs_little_afterwards()
    {
        var rules = new JoinThresholds { OfficialInvites = new HashSet<string> { "our-server" } };
        var detector = new JoinDetector();
        var at = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
        JoinVerdict Join(int number)
        {
            at += quick;
            var id = Snowflake<User>.At(at - TimeSpan.FromDays(15));
            var verdict = detector.Add(
                new()
                {
                    User = id,
                    Name = Crowd.Ordinary(number).Name,
                    JoinedAt = at,
                },
                rules
            );
            detector.Attribute(id, "our-server", rules);
            return verdict;
        }

        var highest = Enumerable.Range(0, 300).Max(number => Join(number).Level);

        Assert.Equal(RaidLevel.Watch, highest);
        Assert.Null(detector.Attribute(new(42), "our-server", rules));
    }

    [Fact]
    public void It_says_what_was_counted_and_since_when()
    {
        var crowd = new Crowd().Join(40, quick, Crowd.Raider);

        Assert.Contains("suspicious joins within 10s", crowd.Last.Why, StringComparison.Ordinal);
        Assert.Equal(crowd.Now - 39 * quick, crowd.Last.Since);
    }
}
