using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Control;

public class PageRoutesTests
{
    private const ulong ViewChannel = 1 << 10;

    [Theory]
    [InlineData("moderator", true)]
    [InlineData("member-3", false)]
    public async Task A_view_says_what_its_member_may_see(string member, bool sees)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var state = (await simulator.SimAsync("GET", "/state")).Body!;
        var guild = state["guilds"]!.AsArray().Single(g => (string?)g!["name"] == "aegis-demo")!;
        var hidden = (string)guild["channels"]!.AsArray().Single(c => (string?)c!["name"] == "mod-log")!["id"]!;

        var view = (await simulator.SimAsync("GET", $"/guilds/aegis-demo/view?as={member}")).Body!;

        Assert.Equal(
            sees,
            (ulong.Parse((string)view["channels"]![hidden]!, CultureInfo.InvariantCulture) & ViewChannel) != 0
        );
        Assert.Equal(sees, view["settings"]!.AsArray().Any(c => (string?)c!["id"] == hidden));
    }

    [Fact]
    public async Task The_audit_log_is_read_by_those_who_may()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var kick = new JsonObject
        {
            ["actor"] = "moderator",
            ["action"] = "kick",
            ["target"] = "member-9",
            ["reason"] = "spam",
        };
        await simulator.SimAsync("POST", "/guilds/aegis-demo/moderation", kick);

        var seen = await simulator.SimAsync("GET", "/guilds/aegis-demo/audit?as=moderator");
        var refused = await simulator.SimAsync("GET", "/guilds/aegis-demo/audit?as=member-3");

        Assert.Equal("spam", (string?)seen.Body![0]!["reason"]);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }
}
