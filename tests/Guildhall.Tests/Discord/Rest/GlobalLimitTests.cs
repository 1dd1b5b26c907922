using Guildhall.Discord.Rest;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Rest;

public class GlobalLimitTests
{
    private static readonly TimeSpan step = TimeSpan.FromMilliseconds(1);

    private readonly ManualTime time = new();

    [Fact]
    public void At_least_97_of_100_permitted_requests_are_sent_and_never_too_many_in_a_second()
    {
        var limit = new GlobalLimit(time, 50);
        var random = new Random(7);
        var underWay = new PriorityQueue<RateLimitPermit, long>();
        var counted = new List<long>();

        for (var ms = 0; ms < 20_000; ms++)
        {
            var now = time.GetTimestamp();
            while (underWay.TryPeek(out var permit, out var due) && due <= ms)
            {
                underWay.Dequeue();
                limit.Answered(permit, now);
            }

            while (limit.HasRoom(now))
            {
                var permit = Permit(now);
                limit.Take(permit);
                // 40 ms to Discord and as long back, with a little disorder on both ways.
                var there = 40 + random.Next(10);
                counted.Add(ms + there);
                underWay.Enqueue(permit, ms + there + 40 + random.Next(10));
            }

            time.Advance(step);
        }

        counted.Sort();
        Assert.All(Enumerable.Range(50, counted.Count - 50), i => Assert.True(counted[i] - counted[i - 50] >= 1_000));
        Assert.InRange(counted.Count, 970, 1_050);
    }

    [Fact]
    public void A_request_without_an_answer_gives_its_place_back_after_three_seconds()
    {
        var limit = new GlobalLimit(time, 1);
        limit.Take(Permit(time.GetTimestamp()));

        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(limit.HasRoom(time.GetTimestamp()));
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.True(limit.HasRoom(time.GetTimestamp()));
    }

    [Fact]
    public void What_was_never_sent_is_not_counted()
    {
        var limit = new GlobalLimit(time, 1);
        var permit = Permit(time.GetTimestamp());
        limit.Take(permit);

        limit.GiveBack(permit);

        Assert.True(limit.HasRoom(time.GetTimestamp()));
    }

    private RateLimitPermit Permit(long now) =>
        new(new(time, _ => { }), RestRequest.To(HttpMethod.Get, "users/@me"), 0, now);
}
