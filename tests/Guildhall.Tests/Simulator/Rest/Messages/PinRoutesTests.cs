namespace Guildhall.Tests.Simulator.Rest.Messages;

public class PinRoutesTests
{
    [Fact]
    public async Task A_pin_is_told_by_a_message_of_its_own()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/channels/{simulator.ChannelId("general")}/messages";
        var id = (string)(await simulator.SayAsync("worth it")).Body!["id"]!;

        await simulator.ApiAsync("PUT", $"{path}/pins/{id}");
        var newest = (await simulator.ApiAsync("GET", path + "?limit=1")).Body![0]!;

        Assert.Equal(6, (int)newest["type"]!);
        Assert.Equal(id, (string?)newest["message_reference"]!["message_id"]);
        Assert.Equal("", (string?)newest["content"]);
    }
}
