using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Members.Editions;

public sealed class EditionTests
{
    [Fact]
    public void A_change_waits_until_enough_go_the_same_way()
    {
        var shown = Members(0, 20, Tier.Fedaykin);

        var two = Next(shown, Members(2, 20, Tier.Fedaykin));
        var three = Next(shown, Members(3, 20, Tier.Fedaykin));

        Assert.Equal((20, 17), (two.Count, three.Count));
    }

    [Fact]
    public void Arrivals_do_not_help_departures_and_rises_do_not_help_falls()
    {
        var shown = Members(0, 10, Tier.Fedaykin).Concat(Members(10, 20, Tier.Naib)).ToDictionary();
        var actual = new Dictionary<MemberId, Tier>(shown) { [Member(1)] = Tier.Naib, [Member(11)] = Tier.Fedaykin };
        actual.Remove(Member(2));
        actual[Member(30)] = Tier.Fedaykin;

        Assert.Equal(shown, Next(shown, actual));
    }

    [Fact]
    public void Three_who_rise_are_shown_and_the_one_who_falls_still_is_not()
    {
        var shown = Members(0, 10, Tier.Fedaykin).Concat(Members(10, 12, Tier.Naib)).ToDictionary();
        var actual = new Dictionary<MemberId, Tier>(shown) { [Member(10)] = Tier.Fedaykin };
        for (var i = 0; i < 3; i++)
        {
            actual[Member(i)] = Tier.Naib;
        }

        var next = Next(shown, actual);

        Assert.Equal((Tier.Naib, Tier.Naib), (next[Member(2)], next[Member(10)]));
    }

    [Fact]
    public void Whoever_erased_their_profile_is_gone_at_once() =>
        Assert.Equal(
            9,
            Edition
                .Next(Members(0, 10, Tier.Naib), Members(1, 10, Tier.Naib), new HashSet<MemberId> { Member(0) }, 3)
                .Count
        );

    [Fact]
    public void Whose_standing_is_not_read_yet_does_not_arrive() =>
        Assert.Empty(Next(Members(0, 0, Tier.Naib), Members(0, 5, Tier.None)));

    [Fact]
    public void The_first_are_shown_together() =>
        Assert.Equal(
            (0, 3),
            (
                Next(Members(0, 0, Tier.Naib), Members(0, 2, Tier.Naib)).Count,
                Next(Members(0, 0, Tier.Naib), Members(0, 3, Tier.Naib)).Count
            )
        );

    private static IReadOnlyDictionary<MemberId, Tier> Next(
        IReadOnlyDictionary<MemberId, Tier> shown,
        IReadOnlyDictionary<MemberId, Tier> actual
    ) => Edition.Next(shown, actual, new HashSet<MemberId>(), 3);

    private static Dictionary<MemberId, Tier> Members(int from, int to, Tier tier) =>
        Enumerable.Range(from, to - from).ToDictionary(Member, _ => tier);

    private static MemberId Member(int number) => new($"{number:00000000}-0000-4000-8000-000000000000");
}
