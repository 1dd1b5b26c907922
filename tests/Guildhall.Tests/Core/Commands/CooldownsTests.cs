using FsCheck;
using FsCheck.Fluent;
using Guildhall.Core.Commands;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Core.Commands;

public class CooldownsTests
{
    private static readonly Cooldown FiveAMinute = new(5, TimeSpan.FromMinutes(1));

    [Fact]
    public void No_minute_holds_more_than_the_limit_whenever_it_begins() =>
        Prop.ForAll(
                Gen.Choose(0, 40).ArrayOf().ToArbitrary(),
                gaps =>
                {
                    var time = new ManualTime();
                    var cooldowns = new Cooldowns(time);
                    var taken = new List<DateTimeOffset>();
                    foreach (var gap in gaps)
                    {
                        time.Advance(TimeSpan.FromSeconds(gap));
                        if (cooldowns.TryTake("", 1, 2, FiveAMinute, out _))
                        {
                            taken.Add(time.GetUtcNow());
                        }
                    }

                    return taken.TrueForAll(t => taken.Count(o => o >= t && o - t < FiveAMinute.Period) <= 5);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_wait_that_is_told_is_enough_and_no_longer_than_needed()
    {
        var time = new ManualTime();
        var cooldowns = new Cooldowns(time);
        for (var i = 0; i < 5; i++)
        {
            cooldowns.TryTake("", 1, 2, FiveAMinute, out _);
        }

        time.Advance(TimeSpan.FromSeconds(13));
        Assert.False(cooldowns.TryTake("", 1, 2, FiveAMinute, out var wait));
        Assert.Equal(TimeSpan.FromSeconds(47), wait);
        time.Advance(wait);
        Assert.True(cooldowns.TryTake("", 1, 2, FiveAMinute, out _));
    }

    [Fact]
    public void Of_many_at_once_exactly_the_limit_passes()
    {
        var cooldowns = new Cooldowns(new ManualTime());
        var passed = 0;

        Parallel.For(
            0,
            1000,
            _ =>
            {
                if (cooldowns.TryTake("", 1, 2, FiveAMinute, out var _))
                {
                    Interlocked.Increment(ref passed);
                }
            }
        );

        Assert.Equal(5, passed);
    }

    [Fact]
    public void Users_guilds_and_scopes_are_counted_apart()
    {
        var cooldowns = new Cooldowns(new ManualTime());
        var once = new Cooldown(1, TimeSpan.FromMinutes(1));

        Assert.True(cooldowns.TryTake("", 1, 1, once, out _));
        Assert.True(cooldowns.TryTake("", 1, 2, once, out _));
        Assert.True(cooldowns.TryTake("", 2, 1, once, out _));
        Assert.True(cooldowns.TryTake("rare", 1, 1, once, out _));
        Assert.False(cooldowns.TryTake("", 1, 1, once, out _));
    }
}
