using System.Text.Json.Nodes;
using Guildhall.Simulator.Gateway;

namespace Guildhall.Tests.Simulator.Gateway;

public class GatewaySessionTests
{
    [Fact]
    public async Task A_client_that_says_too_much_is_hung_up_on()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator);
        for (var i = 0; i < 120; i++)
        {
            await gateway.SendAsync(1, null);
            await gateway.UntilOpAsync(11);
        }

        await gateway.SendAsync(1, null);

        Assert.Equal(4008, await gateway.UntilClosedAsync());
    }

    [Theory]
    [InlineData(4096, null)]
    [InlineData(4097, 4002)]
    public async Task A_payload_has_4096_bytes_at_most(int size, int? code)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator);
        const string around = """{"op":1,"d":null,"x":""}""";

        await gateway.SendTextAsync(around.Insert(around.Length - 2, new string('a', size - around.Length)));

        if (code is null)
        {
            await gateway.UntilOpAsync(11);
        }
        else
        {
            Assert.Equal(code, await gateway.UntilClosedAsync());
        }
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("""{"op":"1"}""")]
    public async Task A_payload_that_is_none_is_hung_up_on(string text)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator);

        await gateway.SendTextAsync(text);

        Assert.Equal(4002, await gateway.UntilClosedAsync());
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1001, false)]
    [InlineData(4000, true)]
    public async Task A_client_that_says_goodbye_has_no_session_left(int code, bool resumes)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (first, ready) = await RawGateway.LogInAsync(simulator);
        using var open = first;
        await first.CloseAsync(code);

        using var second = await RawGateway.OpenAsync(simulator);
        await second.SendAsync(6, Resume(simulator, ready, first.LastSequence));

        if (resumes)
        {
            await second.UntilAsync("RESUMED");
        }
        else
        {
            Assert.False((bool)(await second.UntilOpAsync(9))["d"]!);
        }
    }

    [Fact]
    public async Task A_session_is_kept_for_five_minutes()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (first, ready) = await RawGateway.LogInAsync(simulator);
        await first.CloseAsync(4000);
        first.Dispose();

        simulator.Time.Advance(TimeSpan.FromMinutes(6));
        using var second = await RawGateway.OpenAsync(simulator);
        await second.SendAsync(6, Resume(simulator, ready, first.LastSequence));

        Assert.False((bool)(await second.UntilOpAsync(9))["d"]!);
    }

    [Fact]
    public async Task What_the_buffer_has_forgotten_cannot_be_resumed()
    {
        await using var simulator = await SimulatorFixture.StartAsync(o => o with { ReplayEvents = 2 });
        var (first, ready) = await RawGateway.LogInAsync(simulator);
        await first.CloseAsync(4000);
        first.Dispose();
        for (var i = 0; i < 3; i++)
        {
            await simulator.SayAsync($"{i}");
        }

        using var second = await RawGateway.OpenAsync(simulator);
        await second.SendAsync(6, Resume(simulator, ready, first.LastSequence));
        Assert.False((bool)(await second.UntilOpAsync(9))["d"]!);
    }

    [Theory]
    [InlineData("null", 4002)]
    [InlineData("\"5\"", 4002)]
    [InlineData("-1", 4007)]
    public async Task A_resume_without_a_number_is_hung_up_on(string sequence, int code)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (first, ready) = await RawGateway.LogInAsync(simulator);
        using var open = first;
        var resume = Resume(simulator, ready, 0);
        resume["seq"] = JsonNode.Parse(sequence);

        using var second = await RawGateway.OpenAsync(simulator);
        await second.SendAsync(6, resume);

        Assert.Equal(code, await second.UntilClosedAsync());
    }

    [Fact]
    public async Task What_a_bot_cannot_see_or_did_not_ask_for_stays_away()
    {
        const int withoutReactions = RawGateway.AllIntents & ~(1 << 10);
        await using var simulator = await SimulatorFixture.StartAsync();
        var plain = (
            await simulator.SimAsync(
                "POST",
                "/bots",
                JsonNode.Parse("""{"name":"plain","guilds":["aegis-demo"],"permissions":"68608"}""")
            )
        ).Body!;
        using var gateway = await RawGateway.OpenAsync(simulator);
        await gateway.IdentifyAsync((string)plain["token"]!, withoutReactions);
        await gateway.UntilAsync("GUILD_CREATE");

        var hidden = JsonNode.Parse("""{"as":"moderator","content":"hidden"}""");
        await simulator.SimAsync("POST", "/guilds/aegis-demo/channels/mod-log/messages", hidden);
        var shown = JsonNode.Parse("""{"as":"moderator","content":"shown"}""");
        var posted = await simulator.SimAsync("POST", "/guilds/aegis-demo/channels/general/messages", shown);
        var reaction = JsonNode.Parse("""{"as":"moderator","emoji":"👍"}""");
        var path = $"/guilds/aegis-demo/channels/general/messages/{posted.Body!["id"]}";
        await simulator.SimAsync("POST", path + "/reactions", reaction);
        await simulator.SimAsync("DELETE", path, JsonNode.Parse("""{"as":"moderator"}"""));

        Assert.Equal("shown", (string?)(await gateway.UntilAsync("MESSAGE_CREATE"))["content"]);
        await gateway.SendAsync(1, null);
        Assert.Equal(["MESSAGE_DELETE"], await gateway.NextNameUntilOpAsync(11));
    }

    [Fact]
    public async Task Zstd_is_spoken_where_the_machine_has_it_and_refused_where_not()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator, "?v=10&encoding=json&compress=zstd-stream");

        if (ZstdCompressor.IsAvailable)
        {
            Assert.Equal([0x28, 0xB5, 0x2F, 0xFD], (await gateway.NextBytesAsync())[..4]);
        }
        else
        {
            Assert.Equal(4002, await gateway.UntilClosedAsync());
        }
    }

    [Fact]
    public async Task A_hurried_world_does_not_hang_up_on_its_clients()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        var hour = new JsonObject { ["advanceMs"] = 3_600_000 };
        var clock = await simulator.SimAsync("POST", "/clock", hour);
        await simulator.SayAsync("an hour later");
        var message = await gateway.UntilAsync("MESSAGE_CREATE");

        Assert.Equal(3_600_000, (int)clock.Body!["aheadMs"]!);
        var sent = DateTimeOffset.Parse((string)message["timestamp"]!);
        Assert.Equal(simulator.Time.GetUtcNow().AddHours(1), sent);
    }

    private static JsonObject Resume(SimulatorFixture simulator, JsonNode ready, int sequence) =>
        new()
        {
            ["token"] = simulator.Token,
            ["session_id"] = (string?)ready["session_id"],
            ["seq"] = sequence,
        };
}
