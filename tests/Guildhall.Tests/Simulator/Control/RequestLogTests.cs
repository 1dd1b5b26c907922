using System.Text.Json.Nodes;
using Guildhall.Simulator.Control;

namespace Guildhall.Tests.Simulator.Control;

public class RequestLogTests
{
    [Fact]
    public void The_oldest_fall_out_when_there_are_too_many_and_are_counted()
    {
        var log = new RequestLog(TimeProvider.System);

        for (var i = 0; i < RequestLog.MostEntries + 5; i++)
        {
            log.Add(new("discord", "GET", "/a", "/a", 200));
        }

        Assert.Equal(RequestLog.MostEntries, log.Since(0).Count);
        Assert.Equal(5, log.Dropped);
        Assert.Equal(6, log.Since(0)[0].Number);
    }

    [Fact]
    public void The_oldest_fall_out_when_they_are_too_large()
    {
        var log = new RequestLog(TimeProvider.System);
        var large = new string('a', RequestLog.LongestBody);
        const int many = 600;

        for (var i = 0; i < many; i++)
        {
            log.Add(new("discord", "POST", "/a", "/a", 200) { BodyText = large });
        }

        Assert.InRange(log.Since(0).Count, 400, many - 1);
        Assert.Equal(many, log.Since(0).Count + log.Dropped);
    }

    [Fact]
    public async Task A_request_is_shown_with_its_answer()
    {
        await using var discord = await SimulatorFixture.StartAsync();
        var message = await discord.SayAsync("hello");

        var logged = (await discord.SimAsync("GET", "/requests")).Body!.AsArray()[^1]!;

        Assert.Equal("hello", (string?)logged["body"]!["content"]);
        Assert.Equal((string?)message.Body!["id"], (string?)logged["answer"]!["id"]);
        Assert.Equal((string?)discord.Bot["name"], (string?)logged["bot"]);
        Assert.Equal(message.Header("X-RateLimit-Bucket"), (string?)logged["answerHeaders"]!["X-RateLimit-Bucket"]);
        Assert.False((bool)logged["faulty"]!);
    }

    [Fact]
    public async Task A_dropped_request_has_no_answer_and_its_fault_is_told()
    {
        await using var discord = await SimulatorFixture.StartAsync();
        var fault = new JsonObject
        {
            ["world"] = "discord",
            ["then"] = new JsonObject { ["drop"] = true },
            ["times"] = 1,
        };
        await discord.SimAsync("POST", "/faults", fault);

        await Assert.ThrowsAsync<HttpRequestException>(() => discord.SayAsync("hello"));

        var logged = (await discord.SimAsync("GET", "/requests")).Body!.AsArray()[^1]!;
        Assert.Equal(0, (int)logged["status"]!);
        Assert.Null(logged["answer"]);
        Assert.True((bool)logged["faulty"]!);
    }

    [Fact]
    public void A_giant_body_is_cut_and_pushes_nothing_out()
    {
        var log = new RequestLog(TimeProvider.System);
        log.Add(new("discord", "GET", "/a", "/a", 200) { BodyText = "{}" });
        var giant = $"{{\"content\":\"{new string('a', (int)RequestLog.MostBytes)}\"}}";

        log.Add(new("discord", "POST", "/a", "/a", 200) { BodyText = giant, AnswerText = "{}" });

        Assert.Equal(2, log.Since(0).Count);
        Assert.False(log.Since(0)[0].IsBodyCut);
        var cut = log.Since(0)[1];
        Assert.True(cut.IsBodyCut);
        Assert.False(cut.IsAnswerCut);
        Assert.Equal(giant[..RequestLog.LongestBody], (string?)cut.Body);
    }
}
