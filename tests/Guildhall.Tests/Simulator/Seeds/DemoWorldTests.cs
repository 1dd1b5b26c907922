using System.Text.Json.Nodes;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Simulator.Seeds;

public class DemoWorldTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_world()
    {
        await using var one = await SimulatorFixture.StartAsync();
        await using var two = await SimulatorFixture.StartAsync();

        Assert.Equal(one.Guild.ToJsonString(), two.Guild.ToJsonString());
        Assert.Equal(one.Bot.ToJsonString(), two.Bot.ToJsonString());
        Assert.Equal($"{DemoWorld.BotId}", (string?)one.Bot["id"]);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_ids_whenever_the_world_begins()
    {
        await using var one = await SimulatorFixture.StartAsync();
        var later = new ManualTime(one.Time.GetUtcNow().AddSeconds(3));
        await using var two = await SimulatorFixture.StartAsync(o => o with { Time = later });

        var (first, second) = (await one.SimAsync("GET", "/state"), await two.SimAsync("GET", "/state"));
        const string general = "/guilds/aegis-demo/channels/general/messages";
        var (said, saidLater) = (await one.SimAsync("GET", general), await two.SimAsync("GET", general));

        Assert.Equal(first.Body!["guilds"]!.ToJsonString(), second.Body!["guilds"]!.ToJsonString());
        Assert.Equal(Ids(said), Ids(saidLater));
        Assert.Equal(
            TimeSpan.FromSeconds(3),
            (DateTimeOffset)saidLater.Body![0]!["timestamp"]! - (DateTimeOffset)said.Body![0]!["timestamp"]!
        );
    }

    [Fact]
    public async Task What_is_told_in_a_seeded_channel_stands_in_the_order_of_its_times()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await simulator.SayAsync("now");

        foreach (var channel in simulator.Guild["channels"]!.AsArray().Where(c => (int)c!["type"]! is 0 or 11))
        {
            var all = await simulator.SimAsync("GET", $"/guilds/onomancer-demo/channels/{channel!["id"]}/messages");
            var times = all.Body!.AsArray().Select(m => (DateTimeOffset)m!["timestamp"]!).ToArray();
            Assert.Equal(times.OrderDescending(), times);
        }
    }

    [Fact]
    public async Task Another_seed_gives_other_ids_and_another_token()
    {
        await using var one = await SimulatorFixture.StartAsync();
        await using var two = await SimulatorFixture.StartAsync("another");

        Assert.NotEqual((string?)one.Guild["id"], (string?)two.Guild["id"]);
        Assert.NotEqual(one.Token, two.Token);
    }

    [Theory]
    [InlineData("leadership")]
    [InlineData("product")]
    [InlineData("marketing")]
    [InlineData("devrel")]
    [InlineData("developer")]
    [InlineData("admin")]
    public async Task Each_member_of_the_demo_has_the_role_of_that_name(string name)
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var member = simulator.Guild["members"]!.AsArray().Single(m => (string?)m!["name"] == name)!;

        Assert.Equal([simulator.RoleId(name)], member["roles"]!.AsArray().Select(r => (string)r!));
    }

    [Fact]
    public async Task The_same_seed_and_the_same_moment_give_the_same_history()
    {
        await using var one = await SimulatorFixture.StartAsync();
        await using var two = await SimulatorFixture.StartAsync();

        Assert.Equal(await HistoryAsync(one), await HistoryAsync(two));
    }

    [Theory]
    [InlineData("onomancer-demo", DemoWorld.OnomancerId)]
    [InlineData("aegis-demo", DemoWorld.AegisId)]
    [InlineData("sietch-demo", DemoWorld.SietchId)]
    public async Task Each_server_looks_lived_in(string name, ulong id)
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var channels = (await simulator.ApiAsync("GET", $"/guilds/{id}/channels")).Body!.AsArray();
        var threads = (await simulator.ApiAsync("GET", $"/guilds/{id}/threads/active")).Body!["threads"]!.AsArray();
        var messages = await MessagesAsync(simulator, channels);

        var now = simulator.Time.GetUtcNow();
        Assert.All(
            messages,
            m => Assert.InRange(now - (DateTimeOffset)m["timestamp"]!, TimeSpan.FromMinutes(5), TimeSpan.FromDays(7))
        );
        Assert.True(now - messages.Max(m => (DateTimeOffset)m["timestamp"]!) < TimeSpan.FromMinutes(30), name);
        Assert.Contains(messages, m => (bool)m["pinned"]!);
        Assert.Contains(messages, m => m["reactions"] is not null);
        Assert.Contains(messages, m => m["thread"] is not null);
        Assert.Contains(messages, m => (int)m["type"]! == 20 && m["embeds"]!.AsArray().Count > 0);
        Assert.All(
            messages.SelectMany(m => m["components"]!.AsArray()).SelectMany(r => r!["components"]!.AsArray()),
            button => Assert.True((bool)button!["disabled"]!)
        );
        var forum = channels.Single(c => (int)c!["type"]! == 15)!;
        Assert.Contains(threads, t => (string?)t!["parent_id"] == (string?)forum["id"]);
    }

    private static IEnumerable<string?> Ids(RestAnswer messages) =>
        messages.Body!.AsArray().Select(m => (string?)m!["id"]);

    private static async Task<string> HistoryAsync(SimulatorFixture simulator)
    {
        var channels = (await simulator.ApiAsync("GET", $"/guilds/{simulator.Guild["id"]}/channels")).Body!.AsArray();
        var messages = await MessagesAsync(simulator, channels);
        var told = new JsonArray([.. messages.Select(m => m.DeepClone())]).ToJsonString();
        return told.Replace($":{simulator.Address.Port}/", ":0/", StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonNode>> MessagesAsync(SimulatorFixture simulator, JsonArray channels)
    {
        var messages = new List<JsonNode>();
        foreach (var channel in channels.Where(c => (int)c!["type"]! == 0))
        {
            var answer = await simulator.ApiAsync("GET", $"/channels/{channel!["id"]}/messages");
            messages.AddRange(answer.Body!.AsArray().Select(m => m!));
        }

        return messages;
    }
}
