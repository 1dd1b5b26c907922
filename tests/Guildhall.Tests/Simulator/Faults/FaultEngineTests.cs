using Guildhall.Simulator.Faults;

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
}
