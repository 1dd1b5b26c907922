using System.Globalization;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Council;

public class SeatTableTests
{
    private static readonly DateTimeOffset start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Vacant_seats_go_to_those_who_hold_most()
    {
        var changes = Settle([], [Of('a', 5), Of('b', 9), Of('c', 7)], seats: 2);

        Assert.Equal(["1 b in", "2 c in"], changes);
    }

    /// <summary>By the order of numbers the first to come would be known for good.</summary>
    [Fact]
    public void Vacant_seats_are_given_in_the_order_of_the_lots() =>
        Assert.Equal(
            ["3 b in", "2 c in"],
            SeatTable
                .Settle([At(1, 'a')], [Of('a', 5), Of('b', 9), Of('c', 7)], new HashSet<MemberId>(), [3, 1, 2])
                .Select(change => $"{change.Number} {NameOf(change.Member)} in")
        );

    [Fact]
    public void Lots_have_every_seat_once() => Assert.Equal([1, 2, 3, 4, 5, 6, 7], Lots.Draw(7).Order());

    [Fact]
    public void Of_two_who_hold_the_same_the_earlier_is_seated() =>
        Assert.Equal(["1 b in"], Settle([], [Of('a', 5, day: 2), Of('b', 5, day: 1)], seats: 1));

    [Fact]
    public void One_more_of_the_smallest_unit_takes_the_lowest_seat() =>
        Assert.Equal(
            ["2 b Bumped by c", "2 c in"],
            Settle([At(1, 'a'), At(2, 'b')], [Of('a', 9), Of('b', 7), Of('c', 8)], seats: 2)
        );

    [Fact]
    public void An_equal_changes_nothing() =>
        Assert.Empty(Settle([At(1, 'a'), At(2, 'b')], [Of('a', 9), Of('b', 7), Of('c', 7)], seats: 2));

    [Fact]
    public void Of_equal_holders_the_later_seated_falls() =>
        Assert.Equal(
            ["1 a Bumped by c", "1 c in"],
            Settle([At(1, 'a', day: 2), At(2, 'b', day: 1)], [Of('a', 7), Of('b', 7), Of('c', 8)], seats: 2)
        );

    [Fact]
    public void Two_challengers_take_the_two_lowest_seats()
    {
        var changes = Settle(
            [At(1, 'a'), At(2, 'b'), At(3, 'c')],
            [Of('a', 3), Of('b', 1), Of('c', 2), Of('d', 8), Of('e', 9)],
            seats: 3
        );

        Assert.Equal(["2 b Bumped by e", "2 e in", "3 c Bumped by d", "3 d in"], changes);
    }

    [Fact]
    public void Who_leaves_the_server_is_followed_by_the_next_best_at_once() =>
        Assert.Equal(
            ["1 a LeftServer", "1 c in"],
            Settle([At(1, 'a'), At(2, 'b')], [Of('b', 5), Of('c', 4), Of('d', 3)], seats: 2, left: ['a'])
        );

    [Fact]
    public void Who_is_not_eligible_any_more_loses_the_seat_even_without_a_successor() =>
        Assert.Equal(["1 a Ineligible"], Settle([At(1, 'a'), At(2, 'b')], [Of('b', 5)], seats: 2));

    [Fact]
    public void Amounts_beyond_64_bits_are_told_apart()
    {
        var much = Wei.From(System.Numerics.BigInteger.Parse("69000000000000000000000", CultureInfo.InvariantCulture));
        var more = much + Wei.One;

        var changes = SeatTable.Settle(
            [At(1, 'a')],
            [new(IdOf('a'), much, start), new(IdOf('b'), more, start)],
            new HashSet<MemberId>(),
            [1]
        );

        Assert.Equal([UnseatReason.Bumped, null], changes.Select(change => change.Why));
    }

    private static List<string> Settle(Seat[] seated, Candidate[] candidates, int seats, char[]? left = null) =>
        [
            .. SeatTable
                .Settle(seated, candidates, (left ?? []).Select(IdOf).ToHashSet(), [.. Enumerable.Range(1, seats)])
                .Select(change =>
                    $"{change.Number} {NameOf(change.Member)} {(change.Why is { } why ? why.ToString() : "in")}"
                    + (change.By is { } by ? $" by {NameOf(by)}" : "")
                ),
        ];

    private static Candidate Of(char name, ulong held, int day = 0) =>
        new(IdOf(name), Wei.From(held), start.AddDays(day));

    private static Seat At(int number, char name, int day = 0) => new(number, IdOf(name), start.AddDays(day));

    private static MemberId IdOf(char name) => new($"{name}");

    private static string NameOf(MemberId id) => id.Value;
}
