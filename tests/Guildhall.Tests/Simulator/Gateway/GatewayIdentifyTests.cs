using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Gateway;

public class GatewayIdentifyTests
{
    [Theory]
    [InlineData("[1,1]")]
    [InlineData("[0,0]")]
    [InlineData("[-1,2]")]
    [InlineData("[0]")]
    [InlineData("""["0","1"]""")]
    [InlineData("\"0\"")]
    public async Task A_shard_that_cannot_be_is_hung_up_on(string shard)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator);

        await gateway.SendAsync(2, Identify(simulator, shard: JsonNode.Parse(shard)));

        Assert.Equal(4010, await gateway.UntilClosedAsync());
    }

    [Theory]
    [InlineData("\"513\"")]
    [InlineData("-1")]
    [InlineData("null")]
    [InlineData("99999999999")]
    [InlineData("131072")]
    public async Task Intents_that_cannot_be_are_hung_up_on(string intents)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator);

        var identify = Identify(simulator);
        identify["intents"] = JsonNode.Parse(intents);
        await gateway.SendAsync(2, identify);

        Assert.Equal(4013, await gateway.UntilClosedAsync());
    }

    [Theory]
    [InlineData("?v=5&encoding=json", 4012)]
    [InlineData("?v=10&encoding=etf", 4002)]
    [InlineData("?v=10&encoding=json&compress=brotli", 4002)]
    public async Task A_connection_that_is_not_spoken_here_is_hung_up_on(string query, int code)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator, query);

        Assert.Equal(code, await gateway.UntilClosedAsync());
    }

    [Fact]
    public async Task An_intent_that_the_developer_page_has_off_is_disallowed()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var bot = new JsonObject { ["name"] = "plain", ["privilegedIntents"] = false };
        var plain = await simulator.SimAsync("POST", "/bots", bot);
        using var gateway = await RawGateway.OpenAsync(simulator);

        await gateway.IdentifyAsync((string)plain.Body!["token"]!, 1 << 15);

        Assert.Equal(4014, await gateway.UntilClosedAsync());
    }

    [Fact]
    public async Task More_guilds_than_a_shard_may_carry_want_more_shards()
    {
        await using var simulator = await SimulatorFixture.StartAsync(o => o with { MostGuildsPerShard = 2 });
        using var one = await RawGateway.OpenAsync(simulator);
        await one.IdentifyAsync(simulator.Token);
        Assert.Equal(4011, await one.UntilClosedAsync());

        using var two = await RawGateway.OpenAsync(simulator);
        await two.SendAsync(2, Identify(simulator, shard: new JsonArray(0, 2)));
        var ready = await two.UntilAsync("READY");

        Assert.Equal([0, 2], ready["shard"]!.AsArray().Select(n => (int)n!));
    }

    [Fact]
    public async Task One_key_identifies_once_in_five_seconds_and_the_day_counts_it()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (first, _) = await RawGateway.LogInAsync(simulator);
        using var open = first;
        using var second = await RawGateway.OpenAsync(simulator);
        await second.IdentifyAsync(simulator.Token);
        Assert.False((bool)(await second.UntilOpAsync(9))["d"]!);

        simulator.Time.Advance(TimeSpan.FromSeconds(5));
        await second.IdentifyAsync(simulator.Token);
        await second.UntilAsync("READY");
        var limit = (await simulator.ApiAsync("GET", "/gateway/bot")).Body!["session_start_limit"]!;

        Assert.Equal(998, (int)limit["remaining"]!);
        Assert.Equal(1000, (int)limit["total"]!);
    }

    [Fact]
    public async Task Shards_of_different_keys_identify_side_by_side_and_carry_their_own_guilds()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var guilds = new List<string>();
        for (var shard = 0; shard < 3; shard++)
        {
            using var gateway = await RawGateway.OpenAsync(simulator);
            await gateway.SendAsync(2, Identify(simulator, shard: new JsonArray(shard, 3)));
            var ready = await gateway.UntilAsync("READY");
            foreach (var guild in ready["guilds"]!.AsArray())
            {
                var id = (string)guild!["id"]!;
                Assert.Equal((ulong)shard, (ulong.Parse(id) >> 22) % 3);
                guilds.Add(id);
            }
        }

        Assert.Equal(3, guilds.Distinct().Count());
        Assert.Equal(3, guilds.Count);
    }

    [Fact]
    public async Task Direct_messages_arrive_on_shard_0_alone()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var zero = await OpenShardAsync(simulator, 0, 2);
        using var one = await OpenShardAsync(simulator, 1, 2);

        var direct = new JsonObject { ["content"] = "psst" };
        await simulator.SimAsync("POST", "/users/product/dms", direct);
        var heard = await zero.UntilAsync("MESSAGE_CREATE");
        await one.SendAsync(1, null);
        var next = await one.NextNameUntilOpAsync(11);

        Assert.Equal("psst", (string?)heard["content"]);
        Assert.DoesNotContain("MESSAGE_CREATE", next);
    }

    [Fact]
    public async Task A_presence_given_on_the_way_in_is_what_others_see()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator);
        var identify = Identify(simulator);
        identify["presence"] = new JsonObject { ["status"] = "dnd" };

        await gateway.SendAsync(2, identify);
        await gateway.UntilAsync("READY");
        await gateway.UntilAsync("GUILD_CREATE");
        var state = await simulator.SimAsync("GET", "/state");

        var members = state.Body!["guilds"]![0]!["members"]!.AsArray();
        Assert.Equal("dnd", (string?)members.Single(m => (bool)m!["bot"]!)!["status"]);
    }

    internal static JsonObject Identify(SimulatorFixture simulator, JsonNode? shard = null)
    {
        var identify = new JsonObject
        {
            ["token"] = simulator.Token,
            ["intents"] = RawGateway.AllIntents,
            ["properties"] = new JsonObject { ["os"] = "test" },
        };
        if (shard is not null)
        {
            identify["shard"] = shard;
        }

        return identify;
    }

    private static async Task<RawGateway> OpenShardAsync(SimulatorFixture simulator, int shard, int shards)
    {
        var gateway = await RawGateway.OpenAsync(simulator);
        await gateway.SendAsync(2, Identify(simulator, new JsonArray(shard, shards)));
        await gateway.UntilAsync("READY");
        return gateway;
    }
}
