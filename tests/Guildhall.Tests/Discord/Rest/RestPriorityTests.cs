using Guildhall.Discord.Rest;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Rest;

public class RestPriorityTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void In_a_bucket_the_urgent_go_first_and_equals_in_their_order()
    {
        using var limiter = new RateLimiter(time, 1_000);
        var line = new Line(time, limiter);
        line.Ask(RestPriority.Enforcement, channel: 1);
        RestPriority[] asked =
        [
            RestPriority.Sync,
            RestPriority.Log,
            RestPriority.Enforcement,
            RestPriority.Interaction,
            RestPriority.Log,
        ];
        foreach (var priority in asked)
        {
            line.Ask(priority, channel: 1);
        }

        line.AnswerAll();

        Assert.Equal([0, 4, 3, 2, 5, 1], line.Sent);
    }

    [Fact]
    public void The_global_limit_lets_the_urgent_first_over_all_channels()
    {
        using var limiter = new RateLimiter(time, 1);
        var line = new Line(time, limiter);
        line.Ask(RestPriority.Sync, channel: 1);
        line.Ask(RestPriority.Sync, channel: 2);
        line.Ask(RestPriority.Log, channel: 3);
        line.Ask(RestPriority.Enforcement, channel: 4);
        line.Ask(RestPriority.Enforcement, channel: 2);

        line.AnswerAll();

        Assert.Equal([0, 3, 4, 2, 1], line.Sent);
    }

    [Fact]
    public void A_call_that_was_refused_keeps_its_place_before_younger_ones()
    {
        using var limiter = new RateLimiter(time, 1);
        var line = new Line(time, limiter);
        line.Ask(RestPriority.Enforcement, channel: 1);
        line.Ask(RestPriority.Enforcement, channel: 2);

        line.Ask(RestPriority.Enforcement, channel: 3, ticket: 1);
        line.AnswerAll();

        Assert.Equal([0, 2, 1], line.Sent);
    }

    /// <summary>Calls in the order of asking, answered in the order of sending; no thread but the test's.</summary>
    private sealed class Line(ManualTime time, RateLimiter limiter)
    {
        private readonly List<(int Number, RateLimitWaiter Waiter)> waiting = [];
        private readonly Queue<RateLimitPermit> open = new();
        private int asked;

        public List<int> Sent { get; } = [];

        public void Ask(RestPriority priority, int channel, long? ticket = null)
        {
            var request = RestRequest.To(HttpMethod.Get, "channels/{}", channel) with { Priority = priority };
            if (limiter.TryEnter(request, ticket ?? 10 + asked, null, out var permit, out var waiter))
            {
                Sent.Add(asked);
                open.Enqueue(permit);
            }
            else
            {
                waiting.Add((asked, waiter));
            }

            asked++;
        }

        public void AnswerAll()
        {
            while (Sent.Count < asked)
            {
                while (open.TryDequeue(out var permit))
                {
                    using var answer = ScriptedDiscord.Json("{}", headers: ScriptedDiscord.Limits("b", 1, 0, 1));
                    limiter.Complete(permit, answer, default);
                }

                time.Advance(TimeSpan.FromMilliseconds(10));
                foreach (var (number, waiter) in waiting.Where(one => one.Waiter.Task.IsCompleted).ToList())
                {
                    waiting.Remove((number, waiter));
                    Sent.Add(number);
                    open.Enqueue(waiter.Task.Result);
                }
            }
        }
    }
}
