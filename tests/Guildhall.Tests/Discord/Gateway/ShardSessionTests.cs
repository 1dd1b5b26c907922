using Guildhall.Discord.Gateway;

namespace Guildhall.Tests.Discord.Gateway;

public class ShardSessionTests
{
    [Fact]
    public void What_comes_late_is_new_and_what_comes_twice_is_not()
    {
        var session = new ShardSession("s", "u", 0);

        Assert.True(Read(session, 1));
        Assert.True(Read(session, 4));
        Assert.Equal(1, session.ReadUpTo);
        Assert.True(Read(session, 3));
        Assert.False(Read(session, 3));
        Assert.False(Read(session, 4));
        Assert.True(Read(session, 2));
        Assert.False(Read(session, 1));

        Assert.Equal((4, 4), (session.ReadUpTo, session.Last));
    }

    [Fact]
    public void Handled_up_to_stops_before_what_is_missing_and_before_what_is_still_handled()
    {
        var session = new ShardSession("s", "u", 0);
        foreach (var number in (long[])[1, 2, 4, 3])
        {
            Read(session, number);
        }

        session.Done(4);
        session.Done(2);
        Assert.Equal(0, session.HandledUpTo);
        session.Done(1);
        Assert.Equal(2, session.HandledUpTo);
        session.Done(3);

        Assert.Equal(4, session.HandledUpTo);
        Assert.True(session.IsIdle);
    }

    [Fact]
    public void A_number_from_nowhere_is_one_gap_however_wide_and_gaps_are_bounded()
    {
        var session = new ShardSession("s", "u", 1);
        Assert.True(Read(session, long.MaxValue - 1_000_000));
        Assert.True(Read(session, 2));
        Assert.Equal(2, session.ReadUpTo);

        var givenUp = 0;
        for (var i = 1; i < 1_000; i++)
        {
            session.TryRead(long.MaxValue - 1_000_000 + i * 2, false, 0, out var gap);
            givenUp += gap is null ? 0 : 1;
        }

        Assert.InRange(givenUp, 700, 999);
    }

    [Fact]
    public void Gaps_are_given_up_below_a_number_or_by_age()
    {
        var session = new ShardSession("s", "u", 0);
        session.TryRead(5, false, 10, out _);
        session.TryRead(9, false, 20, out _);

        Assert.True(session.LacksSince(10));
        Assert.False(session.LacksSince(9));
        Assert.Equal([new SequenceGap(1, 4, 10)], session.CloseGapsSince(15));
        Assert.Equal([new SequenceGap(6, 8, 20)], session.CloseGaps(9));
        Assert.Equal(9, session.ReadUpTo);
    }

    private static bool Read(ShardSession session, long number) => session.TryRead(number, true, 0, out _);
}
