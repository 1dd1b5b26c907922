using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

/// <summary>Who sits in the council. The seats are the only source of the Naib role; the chain's rank only says who may sit.
/// </summary>
internal static class SeatTable
{
    /// <summary>Whoever may no longer sit falls, vacant seats go to those who hold most, and whoever holds strictly more than the
    /// lowest of the council takes that seat. An equal changes nothing.</summary>
    /// <param name="seated">Each number and each member at most once.</param>
    /// <param name="candidates">Everybody who may sit, the seated among them.</param>
    /// <param name="left">Who is no longer in the guild.</param>
    /// <param name="lots">The numbers of all seats, 1–100 of them, in the order in which vacant ones are given.</param>
    /// <returns>In the order in which they are to be made; nobody is seated and unseated in one go.</returns>
    public static IReadOnlyList<SeatChange> Settle(
        IReadOnlyCollection<Seat> seated,
        IReadOnlyCollection<Candidate> candidates,
        IReadOnlySet<MemberId> left,
        IReadOnlyList<int> lots
    )
    {
        var able = candidates.ToDictionary(candidate => candidate.Member);
        var changes = new List<SeatChange>();
        var holders = new List<Seat>();
        foreach (var seat in seated.OrderBy(seat => seat.Number))
        {
            if (able.ContainsKey(seat.Member) && lots.Contains(seat.Number))
            {
                holders.Add(seat);
                continue;
            }

            var why =
                left.Contains(seat.Member) ? UnseatReason.LeftServer
                : able.ContainsKey(seat.Member) ? UnseatReason.Manual
                : UnseatReason.Ineligible;
            changes.Add(new(seat.Number, seat.Member, why, null));
        }

        var sitting = holders.Select(seat => seat.Member).ToHashSet();
        var waiting = new Queue<Candidate>(
            candidates
                .Where(candidate => !sitting.Contains(candidate.Member))
                .OrderByDescending(candidate => candidate.Held)
                .ThenBy(candidate => candidate.OnboardedAt)
                .ThenBy(candidate => candidate.Member.Value, StringComparer.Ordinal)
        );
        Fill(holders, waiting, lots, changes);
        Challenge(holders, waiting, able, changes);
        return changes;
    }

    private static void Fill(
        List<Seat> holders,
        Queue<Candidate> waiting,
        IReadOnlyList<int> lots,
        List<SeatChange> changes
    )
    {
        var taken = holders.Select(seat => seat.Number).ToHashSet();
        foreach (var number in lots.Where(number => !taken.Contains(number)))
        {
            if (!waiting.TryDequeue(out var next))
            {
                return;
            }

            changes.Add(new(number, next.Member, null, null));
        }
    }

    // Who was seated just now held more than all who still wait, so only earlier holders can be challenged.
    private static void Challenge(
        List<Seat> holders,
        Queue<Candidate> waiting,
        Dictionary<MemberId, Candidate> able,
        List<SeatChange> changes
    )
    {
        var lowest = new Queue<Seat>(
            holders
                .OrderBy(seat => able[seat.Member].Held)
                .ThenByDescending(seat => seat.Since)
                .ThenByDescending(seat => seat.Number)
        );
        while (
            waiting.TryPeek(out var challenger)
            && lowest.TryPeek(out var weakest)
            && challenger.Held > able[weakest.Member].Held
        )
        {
            changes.Add(new(weakest.Number, weakest.Member, UnseatReason.Bumped, challenger.Member));
            changes.Add(new(weakest.Number, challenger.Member, null, null));
            waiting.Dequeue();
            lowest.Dequeue();
        }
    }
}
