using Guildhall.Sietch.Council;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Council;

public class CouncilViewTests
{
    private const int Floor = 2;

    private static readonly DateTimeOffset start = new(2026, 1, 15, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Those_sit_whom_the_edition_has_by_nym_and_founding_are_those_of_the_first_seven_terms_ever()
    {
        var view = View(
            [
                Of(1, seat: 2, 'a', 0, 10),
                Of(2, seat: 1, 'b', 0, null),
                .. Enumerable.Range(3, 5).Select(n => Of(n, seat: n, (char)('c' + n), 0, 5)),
                Of(8, seat: 2, 'c', 10, null),
                Of(9, seat: 4, 'a', 20, null),
            ],
            seats: 7,
            naib: "cab"
        );

        Assert.Equal(
            [
                "**nym-a**, since February 2026 · founding",
                "**nym-b**, since February 2026 · founding",
                "**nym-c**, since February 2026",
                "Vacant or changing hands: 4.",
            ],
            CouncilText.Current(view)
        );
    }

    /// <summary>Scenario 23: the roles of both have moved in Discord by now.</summary>
    [Fact]
    public void A_bump_changes_nothing_before_the_edition_does()
    {
        Term[] before = [Of(1, seat: 1, 'a', 0, null), Of(2, seat: 2, 'b', 0, null)];
        Term[] after = [Of(1, seat: 1, 'a', 0, 9), before[1], Of(3, seat: 1, 'c', 9, null)];

        var (was, now) = (View(before, 2, "ab"), View(after, 2, "ab"));

        Assert.Equal(CouncilText.Current(was), CouncilText.Current(now));
        Assert.Equal(CouncilText.Former(was), CouncilText.Former(now));
    }

    [Fact]
    public void Whose_seat_came_and_went_between_two_editions_is_former_with_others_alone()
    {
        Term[] one = [Of(1, seat: 1, 'a', 0, 9), Of(2, seat: 1, 'b', 9, null)];
        Term[] two = [one[0], Of(2, seat: 1, 'b', 9, 12)];

        Assert.Empty(View(one, 1, "").Former);
        Assert.Equal(["nym-a", "nym-b"], View(two, 1, "").Former.Select(former => former.Nym));
    }

    [Fact]
    public void The_former_are_ordered_by_the_months_of_all_their_terms_together()
    {
        var view = View(
            [
                Of(1, seat: 1, 'a', 0, 3),
                Of(2, seat: 2, 'b', 0, 29),
                Of(3, seat: 1, 'b', 30, 62),
                Of(4, seat: 3, 'c', 0, 9),
                Of(5, seat: 3, 'c', 9, null),
            ],
            seats: 3,
            naib: "c"
        );

        Assert.Equal(
            ["**nym-b**: 2 months in 2 terms · founding", "**nym-a**: less than a month in 1 term · founding"],
            CouncilText.Former(view)
        );
    }

    [Fact]
    public void Who_is_not_in_the_edition_is_named_nowhere()
    {
        var view = CouncilView.Of(
            [Of(1, seat: 1, 'a', 0, 3), Of(2, seat: 1, 'b', 3, 5), Of(3, seat: 1, 'c', 5, null)],
            new Dictionary<MemberId, ShownMember>(),
            1,
            Floor
        );

        Assert.Equal(["Vacant or changing hands: 1."], CouncilText.Current(view));
        Assert.Equal(["Nobody is shown as former yet."], CouncilText.Former(view));
    }

    /// <param name="naib">Whom the edition has as such.</param>
    private static CouncilView View(IReadOnlyList<Term> terms, int seats, string naib) =>
        CouncilView.Of(
            terms,
            terms
                .Select(term => term.MemberId)
                .Distinct()
                .ToDictionary(
                    member => member,
                    member => new ShownMember(
                        $"nym-{member.Value}",
                        naib.Contains(member.Value, StringComparison.Ordinal) ? Tier.Naib : Tier.Fedaykin,
                        start.AddMonths(1)
                    )
                ),
            seats,
            Floor
        );

    private static Term Of(long number, int seat, char member, int from, int? until) =>
        new(
            number,
            seat,
            new($"{member}"),
            start.AddDays(from),
            until is { } day ? start.AddDays(day) : null,
            until is null ? null : UnseatReason.Bumped,
            null
        );
}
