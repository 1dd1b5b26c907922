using Guildhall.Simulator;
using Guildhall.Simulator.Faults;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Simulator.Faults;

public class FaultEngineTests
{
    private static readonly FaultThen Then = new(500, null, false, null, false, false);

    [Theory]
    [InlineData("/channels/{id}/messages", "/api/v10/channels/12/messages", true)]
    [InlineData("/channels/{id}/messages", "/api/v10/channels/12/messages/13", false)]
    [InlineData("/channels/**", "/api/v10/channels/12/messages/13", true)]
    [InlineData("/channels/12/messages", "/api/v10/channels/12/messages", true)]
    [InlineData("/channels/13/messages", "/api/v10/channels/12/messages", false)]
    [InlineData("messages", "/api/v10/channels/12/messages", true)]
    [InlineData("/webhooks/*/*/messages/@original", "/api/v10/webhooks/1/t/messages/%40original", true)]
    public void A_pattern_means_whole_segments(string pattern, string path, bool matches) =>
        Assert.Equal(matches, RoutePattern.Matches(pattern, path));

    [Fact]
    public void A_rule_acts_as_often_as_it_says_and_in_its_world_alone()
    {
        var engine = new FaultEngine();
        engine.Add(new("google", new("POST", "/files", null), Then, 2));

        Assert.Null(engine.Take("linear", "POST", "/files"));
        Assert.Null(engine.Take("google", "GET", "/files"));
        Assert.NotNull(engine.Take("google", "POST", "/files"));
        Assert.NotNull(engine.Take("google", "POST", "/files"));
        Assert.Null(engine.Take("google", "POST", "/files"));
    }

    [Fact]
    public void The_nth_request_is_counted_among_those_that_match()
    {
        var engine = new FaultEngine();
        engine.Add(new("discord", new("POST", null, 2), Then, 1));

        Assert.Null(engine.Take("discord", "POST", "/a"));
        Assert.Null(engine.Take("discord", "GET", "/a"));
        Assert.NotNull(engine.Take("discord", "POST", "/a"));
    }

    [Theory]
    [InlineData("guildhall", null, true)]
    [InlineData("other", null, false)]
    [InlineData(null, "message-create", true)]
    [InlineData(null, "abcdef", true)]
    [InlineData(null, "reactions", false)]
    public void A_rule_means_a_bot_or_a_bucket(string? bot, string? bucket, bool takes)
    {
        var engine = new FaultEngine();
        var match = new FaultMatch(null, null, null) { Bot = bot, Bucket = bucket };
        engine.Add(new("discord", match, Then, 1));

        var subject = new FaultSubject("discord") { Bot = ["guildhall", "12"], Bucket = ["message-create", "abcdef"] };

        Assert.Equal(takes, engine.Take(subject) is not null);
    }

    [Fact]
    public void Chance_follows_from_the_seed_alone()
    {
        var one = Draws("a seed");
        var two = Draws("a seed");
        var other = Draws("another seed");

        Assert.Equal(one, two);
        Assert.NotEqual(one, other);
        Assert.InRange(one.Count(taken => taken), 40, 160);
    }

    [Fact]
    public void A_span_of_time_begins_and_ends()
    {
        var time = new ManualTime();
        var engine = new FaultEngine(new SimulatorOptions { Time = time });
        var match = new FaultMatch(null, null, null)
        {
            After = TimeSpan.FromSeconds(10),
            For = TimeSpan.FromSeconds(5),
        };
        engine.Add(new("discord", match, Then, -1));

        var taken = new List<int>();
        for (var second = 0; second < 20; second++)
        {
            if (engine.Take("discord", "GET", "/a") is not null)
            {
                taken.Add(second);
            }

            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([10, 11, 12, 13, 14], taken);
    }

    [Fact]
    public void What_acted_is_on_record_when_the_rules_are_gone()
    {
        var engine = new FaultEngine();
        engine.Add(new("discord", new("GET", null, 2), Then, 1));
        engine.Take("discord", "GET", "/a");
        engine.Take("discord", "GET", "/b");

        engine.Clear();

        var fired = Assert.Single(engine.Fired());
        Assert.Equal((1, 1, "GET /b"), (fired.Number, fired.Rule, fired.What));
        Assert.Empty(engine.List());
    }

    private static bool[] Draws(string seed)
    {
        var engine = new FaultEngine(new SimulatorOptions { Seed = seed });
        engine.Add(new("discord", new FaultMatch(null, null, null) { Probability = 0.5 }, Then, -1));
        return [.. Enumerable.Range(0, 200).Select(_ => engine.Take("discord", "GET", "/a") is not null)];
    }
}
