using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Expressions;

public class SoundApiTests
{
    [Fact]
    public async Task A_sound_is_made_listed_changed_and_deleted()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var listening = gateway;
        var path = $"/guilds/{simulator.Guild["id"]}/soundboard-sounds";
        var body = new JsonObject
        {
            ["name"] = "gong",
            ["sound"] = "data:audio/ogg;base64,T2dn",
            ["volume"] = 0.5,
        };

        var made = await simulator.ApiAsync("POST", path, body);
        var announced = await gateway.UntilAsync("GUILD_SOUNDBOARD_SOUND_CREATE");
        var one = $"{path}/{made.Body!["sound_id"]}";
        var changed = await simulator.ApiAsync("PATCH", one, new JsonObject { ["name"] = "bell" });
        var listed = await simulator.ApiAsync("GET", path);
        var deleted = await simulator.ApiAsync("DELETE", one);

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(0.5, (double)announced["volume"]!);
        Assert.Equal("bell", (string?)changed.Body!["name"]);
        Assert.Equal(0.5, (double)changed.Body["volume"]!);
        Assert.Single(listed.Body!["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
    }

    [Fact]
    public async Task Nobody_plays_a_sound_without_being_in_the_channel()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var guild = simulator.Guild["id"];
        var voice = await simulator.ApiAsync(
            "POST",
            $"/guilds/{guild}/channels",
            new JsonObject { ["name"] = "Voice", ["type"] = 2 }
        );

        var answer = await simulator.ApiAsync(
            "POST",
            $"/channels/{voice.Body!["id"]}/send-soundboard-sound",
            new JsonObject { ["sound_id"] = "1" }
        );

        Assert.Equal(40032, answer.Code);
    }
}
