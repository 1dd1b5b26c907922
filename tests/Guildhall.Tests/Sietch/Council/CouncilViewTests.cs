using Guildhall.Sietch.Council;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Council;

public class CouncilViewTests
{
    private static readonly DateTimeOffset start = new(2026, 1, 15, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Seats_have_their_stored_numbers_and_founding_are_those_of_the_first_seven_terms_ever()
    {
        var view = View(
            [
                Of(1, seat: 2, 'a', 0, 10),
                Of(2, seat: 1, 'b', 0, null),
                .. Enumerable.Range(3, 5).Select(n => Of(n, seat: n, (char)('c' + n), 0, 5)),
                Of(8, seat: 2, 'c', 10, null),
                Of(9, seat: 4, 'a', 20, null),
            ],
            seats: 7
        );

        Assert.Equal(
            [
                "Seat 1: **nym-b**, since January 2026 · founding",
                "Seat 2: **nym-c**, since January 2026",
                "Seat 4: **nym-a**, since February 2026 · founding",
                "Vacant: 4.",
            ],
            CouncilText.Current(view)
        );
    }

    [Fact]
    public void The_former_are_ordered_by_all_their_terms_together_and_who_sits_again_is_none()
    {
        var view = View(
            [
                Of(1, seat: 1, 'a', 0, 3),
                Of(2, seat: 2, 'b', 0, 2),
                Of(3, seat: 1, 'b', 3, 5),
                Of(4, seat: 3, 'c', 0, 9),
                Of(5, seat: 3, 'c', 9, null),
            ],
            seats: 3
        );

        Assert.Equal(
            ["**nym-b**: 4 days in 2 terms · founding", "**nym-a**: 3 days in 1 term · founding"],
            CouncilText.Former(view)
        );
    }

    [Fact]
    public void Who_is_hidden_is_named_nowhere()
    {
        var view = CouncilView.Of(
            [Of(1, seat: 1, 'a', 0, 3), Of(2, seat: 1, 'b', 3, null)],
            new Dictionary<MemberId, string>(),
            1,
            start
        );

        Assert.Equal(
            ["Seat 1: a member who is not seen now, since January 2026 · founding"],
            CouncilText.Current(view)
        );
        Assert.Equal(["Nobody has left the council yet."], CouncilText.Former(view));
    }

    private static CouncilView View(IReadOnlyList<Term> terms, int seats) =>
        CouncilView.Of(
            terms,
            terms.Select(term => term.MemberId).Distinct().ToDictionary(member => member, m => $"nym-{m.Value}"),
            seats,
            start.AddDays(40)
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
