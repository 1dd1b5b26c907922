using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Expressions;

public class EmojiApiTests
{
    private const string Image = "data:image/png;base64,iVBORw0KGgo=";

    [Fact]
    public async Task A_guilds_emoji_is_made_listed_renamed_and_deleted_and_everyone_hears_of_it()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var listening = gateway;
        var path = $"/guilds/{simulator.Guild["id"]}/emojis";

        var made = await simulator.ApiAsync("POST", path, Emoji("guild_hall"));
        var announced = await gateway.UntilAsync("GUILD_EMOJIS_UPDATE");
        var id = (string)made.Body!["id"]!;
        var renamed = await simulator.ApiAsync("PATCH", $"{path}/{id}", new JsonObject { ["name"] = "hall" });
        var listed = await simulator.ApiAsync("GET", path);
        var audited = await simulator.LastAuditAsync(61);
        var deleted = await simulator.ApiAsync("DELETE", $"{path}/{id}");
        var gone = await simulator.ApiAsync("GET", $"{path}/{id}");

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal("guild_hall", (string?)announced["emojis"]![0]!["name"]);
        Assert.Equal("hall", (string?)renamed.Body!["name"]);
        Assert.Equal(id, (string?)listed.Body![0]!["id"]);
        Assert.Equal("guild_hall", (string?)audited["changes"]![0]!["old_value"]);
        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal(10014, gone.Code);
    }

    [Fact]
    public async Task The_fifty_first_still_emoji_is_refused_but_an_animated_one_has_its_own_fifty()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/guilds/{simulator.Guild["id"]}/emojis";
        for (var i = 0; i < 50; i++)
        {
            simulator.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.Created, (await simulator.ApiAsync("POST", path, Emoji($"e{i}"))).Status);
        }

        var still = await simulator.ApiAsync("POST", path, Emoji("more"));
        var moving = Emoji("more");
        moving["image"] = "data:image/gif;base64,R0lGODlh";
        var animated = await simulator.ApiAsync("POST", path, moving);

        Assert.Equal(30008, still.Code);
        Assert.True((bool)animated.Body!["animated"]!);
    }

    [Fact]
    public async Task An_application_has_emojis_of_its_own()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/applications/{simulator.ApplicationId}/emojis";

        var made = await simulator.ApiAsync("POST", path, Emoji("mine"));
        var listed = await simulator.ApiAsync("GET", path);
        var other = await simulator.ApiAsync("GET", "/applications/1/emojis");

        Assert.Equal((string?)made.Body!["id"], (string?)listed.Body!["items"]![0]!["id"]);
        Assert.Equal(20012, other.Code);
    }

    [Theory]
    [InlineData("a", Image)]
    [InlineData("with space", Image)]
    [InlineData("name", "no image")]
    public async Task What_is_no_emoji_is_refused(string name, string image)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var body = new JsonObject { ["name"] = name, ["image"] = image };

        var answer = await simulator.ApiAsync("POST", $"/guilds/{simulator.Guild["id"]}/emojis", body);

        Assert.Equal(50035, answer.Code);
    }

    private static JsonObject Emoji(string name) => new() { ["name"] = name, ["image"] = Image };
}
