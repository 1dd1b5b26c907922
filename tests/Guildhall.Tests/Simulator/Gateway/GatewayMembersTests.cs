using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Gateway;

public class GatewayMembersTests
{
    [Fact]
    public async Task The_full_list_comes_with_its_nonce_and_once_in_thirty_seconds()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;
        var everybody = simulator.Guild["members"]!.AsArray().Count;

        await gateway.SendAsync(8, Request(simulator, """{"query":"","limit":0,"nonce":"first"}"""));
        var chunk = await gateway.UntilAsync("GUILD_MEMBERS_CHUNK");
        simulator.Time.Advance(TimeSpan.FromSeconds(10));
        await gateway.SendAsync(8, Request(simulator, """{"query":"","limit":0,"nonce":"second"}"""));
        var refused = await gateway.UntilAsync("RATE_LIMITED");
        simulator.Time.Advance(TimeSpan.FromSeconds(20));
        await gateway.SendAsync(8, Request(simulator, """{"query":"","limit":0,"nonce":"third"}"""));
        var again = await gateway.UntilAsync("GUILD_MEMBERS_CHUNK");

        Assert.Equal(everybody, chunk["members"]!.AsArray().Count);
        Assert.Equal("first", (string?)chunk["nonce"]);
        Assert.Equal(8, (int)refused["opcode"]!);
        Assert.Equal(20, (double)refused["retry_after"]!);
        Assert.Equal("second", (string?)refused["meta"]!["nonce"]);
        Assert.Equal((string?)simulator.Guild["id"], (string?)refused["meta"]!["guild_id"]);
        Assert.Equal("third", (string?)again["nonce"]);
    }

    [Fact]
    public async Task A_query_finds_beginnings_and_tells_presences_when_asked()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        await gateway.SendAsync(8, Request(simulator, """{"query":"dev","limit":5,"presences":true}"""));
        var chunk = await gateway.UntilAsync("GUILD_MEMBERS_CHUNK");

        var names = chunk["members"]!.AsArray().Select(m => (string?)m!["user"]!["username"]);
        Assert.Equal(["developer", "devrel"], names.Order());
        Assert.Equal(2, chunk["presences"]!.AsArray().Count);
    }

    [Fact]
    public async Task Ids_that_nobody_has_are_told_as_not_found()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;
        var request = Request(simulator, "{}");
        request["user_ids"] = new JsonArray(simulator.MemberId("product"), "42");

        await gateway.SendAsync(8, request);
        var chunk = await gateway.UntilAsync("GUILD_MEMBERS_CHUNK");

        Assert.Equal(
            simulator.MemberId("product"),
            (string?)Assert.Single(chunk["members"]!.AsArray())!["user"]!["id"]
        );
        Assert.Equal(["42"], chunk["not_found"]!.AsArray().Select(n => (string?)n));
    }

    [Fact]
    public async Task More_than_a_thousand_come_in_chunks_of_a_thousand()
    {
        await using var simulator = await SimulatorFixture.StartAsync(o => o with { Guilds = 1, Members = 2100 });
        using var gateway = await RawGateway.OpenAsync(simulator);
        await gateway.IdentifyAsync(simulator.Token);
        await gateway.UntilAsync("GUILD_CREATE");

        await gateway.SendAsync(8, Request(simulator, """{"query":"","limit":0}"""));
        var chunks = new List<JsonNode>();
        do
        {
            chunks.Add(await gateway.UntilAsync("GUILD_MEMBERS_CHUNK"));
        } while (chunks.Count < (int)chunks[0]["chunk_count"]!);

        Assert.Equal([0, 1, 2], chunks.Select(c => (int)c["chunk_index"]!));
        Assert.Equal([1000, 1000, 101], chunks.Select(c => c["members"]!.AsArray().Count));
        Assert.Equal(
            2101,
            chunks.SelectMany(c => c["members"]!.AsArray()).Select(m => (string)m!["user"]!["id"]!).Distinct().Count()
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"query":"a","user_ids":["1"]}""")]
    public async Task A_request_for_neither_or_both_is_hung_up_on(string request)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        await gateway.SendAsync(8, Request(simulator, request));

        Assert.Equal(4002, await gateway.UntilClosedAsync());
    }

    private static JsonObject Request(SimulatorFixture simulator, string json)
    {
        var request = (JsonObject)JsonNode.Parse(json)!;
        request["guild_id"] = (string)simulator.Guild["id"]!;
        return request;
    }
}
