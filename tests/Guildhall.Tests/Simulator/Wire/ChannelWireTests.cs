using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Wire;

public class ChannelWireTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(13)]
    public async Task A_voice_channel_says_its_defaults(int type)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var body = new JsonObject { ["name"] = "talk", ["type"] = type };

        var made = await simulator.ApiAsync("POST", $"/guilds/{simulator.Guild["id"]}/channels", body);
        var better = new JsonObject { ["bitrate"] = 32_000 };
        var changed = await simulator.ApiAsync("PATCH", $"/channels/{made.Body!["id"]}", better);

        Assert.Equal((64_000, 0), ((int)made.Body["bitrate"]!, (int)made.Body["user_limit"]!));
        Assert.True(made.Body.AsObject().ContainsKey("rtc_region"));
        Assert.Equal(32_000, (int)changed.Body!["bitrate"]!);
    }
}
