using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Members.Editions;

public sealed class EditionTests
{
    internal const int Floor = 3;

    private static readonly DateTimeOffset before = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset now = before.AddDays(40);

    [Fact]
    public void A_change_waits_until_enough_go_the_same_way()
    {
        var shown = Shown(0, 20, Tier.Fedaykin);

        Assert.Equal(20, Next(shown, Truth(2, 20, Tier.Fedaykin)).Count);
        Assert.Equal(17, Next(shown, Truth(3, 20, Tier.Fedaykin)).Count);
    }

    [Fact]
    public void Arrivals_do_not_help_departures_and_rises_do_not_help_falls()
    {
        var shown = Shown(0, 10, Tier.Fedaykin).Concat(Shown(10, 20, Tier.Naib)).ToDictionary();
        var actual = Truth(0, 10, Tier.Fedaykin).Concat(Truth(10, 20, Tier.Naib)).ToDictionary();
        (actual[Member(1)], actual[Member(11)]) = (Of(Tier.Naib), Of(Tier.Fedaykin));
        actual.Remove(Member(2));
        actual[Member(30)] = Of(Tier.Fedaykin);

        Assert.Equal(
            shown.Values.Select(entry => (entry.Member, entry.Tier)),
            Next(shown, actual).Values.Select(entry => (entry.Member, entry.Tier))
        );
    }

    [Fact]
    public void Three_who_rise_are_shown_and_the_one_who_falls_still_is_not()
    {
        var shown = Shown(0, 10, Tier.Fedaykin).Concat(Shown(10, 12, Tier.Naib)).ToDictionary();
        var actual = Truth(0, 3, Tier.Naib)
            .Concat(Truth(3, 11, Tier.Fedaykin))
            .Concat(Truth(11, 12, Tier.Naib))
            .ToDictionary();

        var next = Next(shown, actual);

        Assert.Equal((Tier.Naib, Tier.Naib), (next[Member(2)].Tier, next[Member(10)].Tier));
        Assert.Equal((now, before), (next[Member(2)].TierSince, next[Member(10)].TierSince));
    }

    [Fact]
    public void Whoever_erased_their_profile_is_gone_at_once() =>
        Assert.Equal(
            9,
            Edition
                .Next(Shown(0, 10, Tier.Naib), Truth(1, 10, Tier.Naib), new HashSet<MemberId> { Member(0) }, Floor, now)
                .Count
        );

    [Fact]
    public void Whose_standing_is_not_read_yet_does_not_arrive() =>
        Assert.Empty(Next(Shown(0, 0, Tier.Naib), Truth(0, 5, Tier.None)));

    [Fact]
    public void The_first_are_shown_together_and_are_members_since_then()
    {
        Assert.Empty(Next(Shown(0, 0, Tier.Naib), Truth(0, 2, Tier.Naib)));

        var next = Next(Shown(0, 0, Tier.Naib), Truth(0, 3, Tier.Naib));

        Assert.Equal(3, next.Count);
        Assert.All(next.Values, entry => Assert.Equal((Tier.Naib, now), (entry.Tier, entry.Since)));
        Assert.Single(next.Values.Select(entry => entry.Cohort).Distinct());
    }

    /// <summary>The role of the council is in the server at once: the one who came with it would be known.</summary>
    [Fact]
    public void The_one_of_a_higher_tier_among_those_who_come_is_shown_as_they_are()
    {
        var actual = Truth(0, 5, Tier.Fedaykin);
        actual[Member(4)] = Of(Tier.Naib);

        var next = Next(Shown(0, 0, Tier.Naib), actual);

        Assert.All(next.Values, entry => Assert.Equal(Tier.Fedaykin, entry.Tier));
    }

    [Fact]
    public void Those_of_one_tier_come_without_the_one_of_another()
    {
        var actual = Truth(0, 4, Tier.Naib);
        actual[Member(3)] = Of(Tier.Fedaykin);

        var next = Next(Shown(0, 0, Tier.Naib), actual);

        Assert.Equal([0, 1, 2], Enumerable.Range(0, 4).Where(number => next.ContainsKey(Member(number))));
        Assert.All(next.Values, entry => Assert.Equal(Tier.Naib, entry.Tier));
    }

    [Fact]
    public void Who_came_with_a_tier_does_not_make_up_the_number_of_those_who_rose_to_it()
    {
        var actual = Truth(0, 5, Tier.Fedaykin);
        actual[Member(4)] = Of(Tier.Naib);
        var shown = Next(Shown(0, 0, Tier.Naib), actual);

        (actual[Member(0)], actual[Member(1)]) = (Of(Tier.Naib), Of(Tier.Naib));
        Assert.All(Next(shown, actual).Values, entry => Assert.Equal(Tier.Fedaykin, entry.Tier));

        actual[Member(2)] = Of(Tier.Naib);
        Assert.Equal(3, Next(shown, actual).Values.Count(entry => entry.Tier == Tier.Naib));
    }

    internal static MemberId Member(int number) => new($"{number:00000000}-0000-4000-8000-000000000000");

    private static IReadOnlyDictionary<MemberId, EditionEntry> Next(
        IReadOnlyDictionary<MemberId, EditionEntry> shown,
        IReadOnlyDictionary<MemberId, MemberTruth> actual
    ) => Edition.Next(shown, actual, new HashSet<MemberId>(), Floor, now);

    private static Dictionary<MemberId, EditionEntry> Shown(int from, int to, Tier tier) =>
        Enumerable
            .Range(from, to - from)
            .Select(number => new EditionEntry
            {
                Member = Member(number),
                Tier = tier,
                CameAs = Tier.Fedaykin,
                Since = before,
                TierSince = before,
                Cohort = "",
            })
            .ToDictionary(entry => entry.Member);

    private static Dictionary<MemberId, MemberTruth> Truth(int from, int to, Tier tier) =>
        Enumerable.Range(from, to - from).ToDictionary(Member, _ => Of(tier));

    private static MemberTruth Of(Tier tier) => new(tier, new HashSet<string>());
}
