using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Voice;

public class VoiceApiTests
{
    [Fact]
    public async Task Who_is_not_in_voice_has_no_state_and_cannot_be_moved_or_muted()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var guild = simulator.Guild["id"];
        var guest = simulator.MemberId("guest");
        var path = $"/guilds/{guild}/members/{guest}";

        var state = await simulator.ApiAsync("GET", $"/guilds/{guild}/voice-states/{guest}");
        var own = await simulator.ApiAsync("GET", $"/guilds/{guild}/voice-states/@me");
        var muted = await simulator.ApiAsync("PATCH", path, new JsonObject { ["mute"] = true });

        Assert.Equal(10065, state.Code);
        Assert.Equal(10065, own.Code);
        Assert.Equal(40032, muted.Code);
    }

    [Fact]
    public async Task A_voice_channels_status_is_told_to_the_gateway_and_the_audit_log()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var listening = gateway;
        var body = new JsonObject { ["name"] = "Voice", ["type"] = 2 };
        var voice = await simulator.ApiAsync("POST", $"/guilds/{simulator.Guild["id"]}/channels", body);
        var path = $"/channels/{voice.Body!["id"]}/voice-status";

        var set = await simulator.ApiAsync("PUT", path, new JsonObject { ["status"] = "Reading aloud" });
        var told = await gateway.UntilAsync("VOICE_CHANNEL_STATUS_UPDATE");
        var audited = await simulator.LastAuditAsync(192);

        Assert.Equal(HttpStatusCode.NoContent, set.Status);
        Assert.Equal("Reading aloud", (string?)told["status"]);
        Assert.Equal("Reading aloud", (string?)audited["options"]!["status"]);
    }

    [Fact]
    public async Task Discords_regions_are_listed()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var regions = await simulator.ApiAsync("GET", "/voice/regions");

        Assert.Contains("rotterdam", regions.Body!.AsArray().Select(r => (string?)r!["id"]));
    }
}
