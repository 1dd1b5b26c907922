using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Members.Editions;

public sealed class BadgeEditionTests
{
    private static readonly DateTimeOffset now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_badge_without_a_role_is_shown_and_taken_of_enough_at_once()
    {
        var shown = Shown(("a", 6));

        Assert.Empty(WithBadge(Next(shown, Held(0, 2, "contributor")), "contributor"));

        var next = Next(shown, Held(0, 3, "contributor"));
        Assert.Equal([0, 1, 2], WithBadge(next, "contributor"));
        Assert.Equal([0, 1, 2], WithBadge(Next(next, Held(1, 3, "contributor")), "contributor"));
        Assert.Empty(WithBadge(Next(next, Held(0, 0, "")), "contributor"));
    }

    /// <summary>Number 11 of the outside tester: the role came in the second of the award, and the badge beside the nym too.</summary>
    [Fact]
    public void One_with_a_role_is_shown_where_enough_of_those_who_came_together_have_it()
    {
        // Three of two cohorts: of each, watching the roles would leave one or two.
        Assert.Empty(WithBadge(Next(Shown(("a", 6), ("b", 6)), Held(4, 7, "helper")), "helper"));

        Assert.Equal([0, 1, 2], WithBadge(Next(Shown(("a", 6)), Held(0, 3, "helper")), "helper"));
        Assert.Equal([0, 1, 2, 3, 4, 5], WithBadge(Next(Shown(("a", 6)), Held(0, 6, "helper")), "helper"));
    }

    [Fact]
    public void It_is_not_shown_where_those_without_it_would_be_too_few() =>
        Assert.Empty(WithBadge(Next(Shown(("a", 5)), Held(0, 3, "helper")), "helper"));

    [Fact]
    public void Who_were_told_apart_stay_so()
    {
        var first = Next(Shown(("a", 12)), Held(0, 6, "helper"));
        Assert.Equal(2, first.Values.Select(entry => entry.Cohort).Distinct().Count());

        // Two of either half lose and win: six, and yet too few of each.
        var truth = Held(0, 4, "helper").Concat(Held(6, 8, "helper")).ToDictionary();
        Assert.Equal([0, 1, 2, 3, 4, 5], WithBadge(Next(first, truth), "helper"));
    }

    /// <summary>Five badges are a role too, whichever they are.</summary>
    [Fact]
    public void The_fifth_badge_waits_for_others_of_the_cohort_though_enough_elsewhere_have_it()
    {
        string[] four = ["og", "consistent", "founding_fedaykin", "founding_naib"];
        var shown = Shown(("a", 6), ("b", 6))
            .ToDictionary(
                entry => entry.Key,
                entry => entry.Value with { Badges = entry.Key == EditionTests.Member(0) ? four.ToHashSet() : [] }
            );
        var truth = Held(6, 9, "contributor");
        truth[EditionTests.Member(0)] = new(Tier.Fedaykin, new HashSet<string>([.. four, "contributor"]));

        Assert.Equal([6, 7, 8], WithBadge(Next(shown, truth), "contributor"));
    }

    [Fact]
    public void Whose_truth_is_hidden_keeps_what_is_shown()
    {
        var shown = Next(Shown(("a", 6)), Held(0, 6, "helper"));

        Assert.Equal(6, WithBadge(BadgeEdition.Next(shown, Truth([]), EditionTests.Floor, now), "helper").Count);
    }

    private static IReadOnlyDictionary<MemberId, EditionEntry> Next(
        IReadOnlyDictionary<MemberId, EditionEntry> shown,
        Dictionary<MemberId, MemberTruth> truth
    )
    {
        foreach (var member in shown.Keys)
        {
            truth.TryAdd(member, new(Tier.Fedaykin, new HashSet<string>()));
        }

        return BadgeEdition.Next(shown, truth, EditionTests.Floor, now);
    }

    private static List<int> WithBadge(IReadOnlyDictionary<MemberId, EditionEntry> shown, string badge) =>
        [
            .. shown
                .Values.Where(entry => entry.Badges.Contains(badge))
                .Select(entry => int.Parse(entry.Member.Value[..8], System.Globalization.CultureInfo.InvariantCulture))
                .Order(),
        ];

    private static Dictionary<MemberId, MemberTruth> Held(int from, int to, string badge) =>
        Truth(Enumerable.Range(from, to - from).Select(number => (number, badge)));

    private static Dictionary<MemberId, MemberTruth> Truth(IEnumerable<(int Number, string Badge)> held) =>
        held.ToDictionary(
            own => EditionTests.Member(own.Number),
            own => new MemberTruth(Tier.Fedaykin, new HashSet<string> { own.Badge })
        );

    private static Dictionary<MemberId, EditionEntry> Shown(params (string Cohort, int Members)[] cohorts) =>
        cohorts
            .SelectMany(cohort => Enumerable.Repeat(cohort.Cohort, cohort.Members))
            .Select(
                (cohort, number) =>
                    new EditionEntry
                    {
                        Member = EditionTests.Member(number),
                        Tier = Tier.Fedaykin,
                        CameAs = Tier.Fedaykin,
                        Since = now,
                        TierSince = now,
                        Cohort = cohort,
                    }
            )
            .ToDictionary(entry => entry.Member);
}
