using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Acts;

public class ComponentLookTests
{
    [Fact]
    public async Task The_second_layout_comes_back_with_every_default_said()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var picture = new JsonObject { ["url"] = "https://example.org/dot.png" };
        var section = new JsonObject
        {
            ["type"] = 9,
            ["components"] = new JsonArray(new JsonObject { ["type"] = 10, ["content"] = "text" }),
            ["accessory"] = new JsonObject { ["type"] = 11, ["media"] = picture },
        };
        var separator = new JsonObject { ["type"] = 14, ["spacing"] = 2 };
        var body = new JsonObject
        {
            ["flags"] = 1 << 15,
            ["components"] = new JsonArray(
                new JsonObject { ["type"] = 17, ["components"] = new JsonArray(section, separator) }
            ),
        };

        var sent = await simulator.ApiAsync("POST", $"/channels/{simulator.ChannelId("general")}/messages", body);

        var container = sent.Body!["components"]![0]!.AsObject();
        var accessory = container["components"]![0]!["accessory"]!.AsObject();
        Assert.False((bool)container["spoiler"]!);
        Assert.True(container.ContainsKey("accent_color"));
        Assert.True(accessory.ContainsKey("description"));
        Assert.Equal("https://example.org/dot.png", (string?)accessory["media"]!["proxy_url"]);
        Assert.NotNull(accessory["media"]!["id"]);
        Assert.True((bool)container["components"]![1]!["divider"]!);
        Assert.Equal(2, (int)container["components"]![1]!["spacing"]!);
    }
}
