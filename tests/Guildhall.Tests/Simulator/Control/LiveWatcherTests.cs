using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Control;

public class LiveWatcherTests
{
    [Fact]
    public async Task What_a_member_may_not_read_is_not_told_to_them()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var line = await LiveLine.OpenAsync(simulator, "?as=");
        await line.ActAsAsync(simulator.MemberId("developer"));
        await simulator.SayAsync("for all");
        await HideAsync(simulator, hidden: true);
        await simulator.SayAsync("behind the door");
        await HideAsync(simulator, hidden: false);
        await simulator.SayAsync("for all again");

        var heard = await line.UntilAsync("MESSAGE_CREATE");
        heard.AddRange(await line.UntilAsync("MESSAGE_CREATE"));

        Assert.Equal(
            ["for all", "for all again"],
            heard.Where(e => (string?)e["type"] == "MESSAGE_CREATE").Select(e => (string?)e["data"]!["content"])
        );
        Assert.All(heard, e => Assert.DoesNotContain("behind", e.ToJsonString(), StringComparison.Ordinal));
        var general = simulator.ChannelId("general");
        Assert.Contains(
            heard,
            e =>
                (string?)e["type"] == "CHANNEL_UPDATE"
                && (string?)e["channel"] == general
                && e["data"]!.AsObject().Count == 0
        );
    }

    [Fact]
    public async Task A_role_taken_away_closes_the_line_to_its_channel_at_once()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var line = await LiveLine.OpenAsync(simulator, "?as=developer");
        await HideAsync(simulator, hidden: true);
        var role = $"/channels/{simulator.ChannelId("general")}/permissions/{simulator.RoleId("developer")}";
        await simulator.ApiAsync("PUT", role, new JsonObject { ["type"] = 0, ["allow"] = "1024" });
        await simulator.SayAsync("with the role");
        var member = $"/guilds/onomancer-demo/members/{simulator.MemberId("developer")}";
        await simulator.SimAsync("PATCH", member, new JsonObject { ["roles"] = new JsonArray() });
        await simulator.SayAsync("without");
        await HideAsync(simulator, hidden: false);
        await simulator.SayAsync("open");

        var first = (await line.UntilAsync("MESSAGE_CREATE"))[^1];
        var second = (await line.UntilAsync("MESSAGE_CREATE"))[^1];

        Assert.Equal("with the role", (string?)first["data"]!["content"]);
        Assert.Equal("open", (string?)second["data"]!["content"]);
        Assert.Equal(simulator.MemberId("developer"), (string?)second["as"]);
    }

    [Fact]
    public async Task Until_it_is_known_who_reads_nothing_of_a_channel_is_told()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var line = await LiveLine.OpenAsync(simulator, "?as=");
        await simulator.SayAsync("early");
        await line.ActAsAsync(
            new JsonObject { [(string)simulator.Guild["id"]!] = simulator.MemberId("guest"), ["dms"] = "1" }
        );
        await simulator.SayAsync("known");

        var heard = await line.UntilAsync("MESSAGE_CREATE");

        Assert.Equal("known", (string?)heard[^1]["data"]!["content"]);
        Assert.Single(heard);
    }

    [Fact]
    public async Task Others_direct_messages_and_the_audit_log_stay_closed()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var line = await LiveLine.OpenAsync(simulator, "?as=guest");
        var words = new JsonObject { ["content"] = "between us" };
        await simulator.SimAsync("POST", "/users/product/dms", words);
        var ban = new JsonObject
        {
            ["actor"] = "leadership",
            ["action"] = "timeout",
            ["target"] = "developer",
            ["until"] = "2026-05-02T00:00:00Z",
            ["reason"] = "a secret reason",
        };
        await simulator.SimAsync("POST", "/guilds/onomancer-demo/moderation", ban);
        await simulator.SayAsync("end");

        var heard = await line.UntilAsync("MESSAGE_CREATE");

        Assert.Equal("end", (string?)heard[^1]["data"]!["content"]);
        Assert.DoesNotContain(heard, e => (string?)e["type"] == "GUILD_AUDIT_LOG_ENTRY_CREATE");
    }

    [Fact]
    public async Task Nobody_reacts_in_a_channel_they_do_not_see()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var message = (string)(await simulator.SayAsync("x")).Body!["id"]!;
        await HideAsync(simulator, hidden: true);

        var refused = await simulator.SimAsync(
            "POST",
            $"/guilds/onomancer-demo/channels/general/messages/{message}/reactions",
            new JsonObject { ["as"] = "developer", ["emoji"] = "👍" }
        );

        Assert.Equal(50001, refused.Code);
    }

    // The bot keeps its own eyes.
    private static async Task HideAsync(SimulatorFixture simulator, bool hidden)
    {
        var path = $"/channels/{simulator.ChannelId("general")}/permissions";
        var bot = $"{path}/{simulator.ApplicationId}";
        await simulator.ApiAsync("PUT", bot, new JsonObject { ["type"] = 1, ["allow"] = "3072" });
        var everyone = $"{path}/{simulator.Guild["id"]}";
        await simulator.ApiAsync("PUT", everyone, new JsonObject { ["type"] = 0, ["deny"] = hidden ? "1024" : "0" });
    }
}
