using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Control;

public class HistoryRoutesTests
{
    [Fact]
    public async Task The_past_is_read_page_by_page_in_both_directions()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add((string)(await simulator.SayAsync($"number {i}")).Body!["id"]!);
        }

        Assert.Equal(["number 2", "number 3", "number 4"], await ReadAsync(simulator, "limit=3"));
        Assert.Equal(["number 1", "number 2"], await ReadAsync(simulator, $"limit=2&before={ids[3]}"));
        Assert.Equal(["number 1", "number 2"], await ReadAsync(simulator, $"limit=2&after={ids[0]}"));
        Assert.Equal(
            ["number 1", "number 2", "number 3", "number 4"],
            await ReadAsync(simulator, $"limit=4&around={ids[3]}")
        );
        Assert.Empty(await ReadAsync(simulator, $"after={ids[4]}"));
        var newest = await PageAsync(simulator, "limit=3");
        Assert.True((bool)newest["hasOlder"]!);
        Assert.False((bool)newest["hasNewer"]!);
    }

    [Fact]
    public async Task A_hidden_channel_has_no_history_for_outsiders()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var state = (await simulator.SimAsync("GET", "/state")).Body!;
        var guild = state["guilds"]!.AsArray().Single(g => (string?)g!["name"] == "aegis-demo")!;
        var hidden = (string)guild["channels"]!.AsArray().Single(c => (string?)c!["name"] == "mod-log")!["id"]!;

        var answer = await simulator.SimAsync("GET", $"/channels/{hidden}/history?as=member-3");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_pin_needs_its_permission_and_stands_in_the_list()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var id = (string)(await simulator.SayAsync("the rules")).Body!["id"]!;
        var pins = $"/channels/{simulator.ChannelId("general")}/pins";

        var refused = await simulator.SimAsync("PUT", $"{pins}/{id}", new JsonObject { ["as"] = "guest" });
        await simulator.SimAsync("PUT", $"{pins}/{id}", new JsonObject { ["as"] = "admin" });

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal("the rules", (string?)(await simulator.SimAsync("GET", $"{pins}?as=guest")).Body![0]!["content"]);
    }

    private static async Task<JsonNode> PageAsync(SimulatorFixture simulator, string query) =>
        (await simulator.SimAsync("GET", $"/channels/{simulator.ChannelId("general")}/history?as=guest&{query}")).Body!;

    private static async Task<string[]> ReadAsync(SimulatorFixture simulator, string query) =>
        [.. (await PageAsync(simulator, query))["messages"]!.AsArray().Select(m => (string)m!["content"]!)];

    [Fact]
    public async Task What_a_member_edits_is_trimmed_and_never_empty()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        const string path = "/guilds/onomancer-demo/channels/general/messages";
        var written = await simulator.SimAsync("POST", path, JsonNode.Parse("""{"as":"product","content":" one "}"""));
        var one = $"{path}/{written.Body!["id"]}";

        var edited = await simulator.SimAsync("PATCH", one, JsonNode.Parse("""{"as":"product","content":"\n two "}"""));
        var emptied = await simulator.SimAsync("PATCH", one, JsonNode.Parse("""{"as":"product","content":"  "}"""));

        Assert.Equal(("one", "two"), ((string?)written.Body["content"], (string?)edited.Body!["content"]));
        Assert.Equal(50006, emptied.Code);
    }
}
