using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Control;

public class ControlCallTests
{
    [Theory]
    [InlineData("POST", "/guilds/onomancer-demo/members", """{"name":"x","accountAgeDays":-1}""", "accountAgeDays")]
    [InlineData("POST", "/guilds/onomancer-demo/members", """{"name":"x","accountAgeDays":4001}""", "accountAgeDays")]
    [InlineData("POST", "/guilds/onomancer-demo/members", """{"name":""}""", "name")]
    [InlineData("POST", "/guilds/onomancer-demo/members", """{"name":" "}""", "name")]
    [InlineData("POST", "/guilds", """{"name":"","owner":"x"}""", "name")]
    [InlineData("POST", "/guilds", """{"name":"x","owner":"y","channels":[""]}""", "channels")]
    [InlineData("POST", "/bots", """{"name":""}""", "name")]
    [InlineData("POST", "/faults", """{"match":{"nth":0},"then":{"status":500}}""", "'nth'")]
    [InlineData("POST", "/faults", """{"then":{"status":429,"retryAfter":-1}}""", "'retryAfter'")]
    [InlineData("POST", "/faults", """{"then":{"status":500},"times":0}""", "'times'")]
    [InlineData("POST", "/faults", """{"then":{"status":500},"times":-2}""", "'times'")]
    [InlineData("POST", "/gateway", """{"do":"noHello","times":0}""", "'times'")]
    [InlineData("DELETE", "/guilds/onomancer-demo/members/OWNER", "{}", "owns")]
    public async Task What_makes_no_sense_is_refused_with_its_reason(
        string method,
        string path,
        string body,
        string reason
    )
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var owner = (string)simulator.Guild["ownerId"]!;

        var answer = await simulator.SimAsync(
            method,
            path.Replace("OWNER", owner, StringComparison.Ordinal),
            JsonNode.Parse(body)
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(reason, (string?)answer.Body!["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_100_characters_is_taken_and_one_of_101_is_not()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var taken = await JoinAsync(simulator, new string('n', 100));
        var refused = await JoinAsync(simulator, new string('n', 101));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (taken.Status, refused.Status));
    }

    [Fact]
    public async Task Who_does_not_see_a_channel_lacks_access_and_not_permission()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var everyone = simulator.Guild["id"];
        var channel = simulator.ChannelId("general");
        var closed = new JsonObject
        {
            ["type"] = 0,
            ["allow"] = "0",
            ["deny"] = "1024",
        };
        await simulator.ApiAsync("PUT", $"/channels/{channel}/permissions/{everyone}", closed);
        await JoinAsync(simulator, "stranger");

        var answer = await simulator.SimAsync(
            "POST",
            "/guilds/onomancer-demo/channels/general/messages",
            new JsonObject { ["as"] = "stranger", ["content"] = "hello" }
        );

        Assert.Equal((HttpStatusCode.Forbidden, 50001), (answer.Status, answer.Code));
    }

    private static Task<RestAnswer> JoinAsync(SimulatorFixture simulator, string name) =>
        simulator.SimAsync("POST", "/guilds/onomancer-demo/members", new JsonObject { ["name"] = name });
}
