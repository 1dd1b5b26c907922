using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Control;

public class ParticipationRoutesTests
{
    private const string Poll = """
        {"poll":{"question":{"text":"When?"},"duration":1,
         "answers":[{"poll_media":{"text":"Now"}},{"poll_media":{"text":"Later"}}]}}
        """;

    [Fact]
    public async Task A_vote_counts_once_and_moves_to_another_answer()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator, RawGateway.AllIntents | (1 << 24));
        using var open = gateway;
        var path = $"/channels/{simulator.ChannelId("general")}/messages";
        var id = (await simulator.ApiAsync("POST", path, JsonNode.Parse(Poll))).Body!["id"];

        await VoteAsync(simulator, "PUT", $"{id}", 1);
        await VoteAsync(simulator, "PUT", $"{id}", 1);
        var moved = await VoteAsync(simulator, "PUT", $"{id}", 2);
        var added = await gateway.UntilAsync("MESSAGE_POLL_VOTE_ADD");
        var removed = await gateway.UntilAsync("MESSAGE_POLL_VOTE_REMOVE");
        var voters = await simulator.ApiAsync(
            "GET",
            $"/channels/{simulator.ChannelId("general")}/polls/{id}/answers/2"
        );

        Assert.Equal((1, 1), ((int)added["answer_id"]!, (int)removed["answer_id"]!));
        Assert.Equal("product", (string?)voters.Body!["users"]!.AsArray().Single()!["username"]);
        Assert.Equal(
            [(2, 1)],
            moved.Body!["poll"]!["results"]!["answer_counts"]!
                .AsArray()
                .Where(c => (int)c!["count"]! > 0)
                .Select(c => ((int)c!["id"]!, (int)c["count"]!))
        );
    }

    [Fact]
    public async Task Nobody_votes_after_the_end()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/channels/{simulator.ChannelId("general")}/messages";
        var id = (await simulator.ApiAsync("POST", path, JsonNode.Parse(Poll))).Body!["id"];

        var wrong = await VoteAsync(simulator, "PUT", $"{id}", 3);
        simulator.Time.Advance(TimeSpan.FromHours(1));
        var late = await VoteAsync(simulator, "PUT", $"{id}", 1);

        Assert.Equal(50035, wrong.Code);
        Assert.Equal(520001, late.Code);
    }

    [Fact]
    public async Task An_invite_brings_a_newcomer_in_and_is_used_up()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;
        var path = $"/channels/{simulator.ChannelId("general")}/invites";
        var code = (await simulator.ApiAsync("POST", path, new JsonObject { ["max_uses"] = 1 })).Body!["code"];

        var joined = await simulator.SimAsync("POST", $"/invites/{code}", new JsonObject { ["as"] = "stranger" });
        var names = await gateway.NamesUntilAsync("INVITE_DELETE");
        var again = await simulator.SimAsync("POST", $"/invites/{code}", new JsonObject { ["as"] = "another" });

        Assert.Equal("stranger", (string?)joined.Body!["name"]);
        Assert.Contains("GUILD_MEMBER_ADD", names);
        Assert.Equal(10006, again.Code);
    }

    [Fact]
    public async Task Who_is_banned_comes_in_by_no_invite()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/channels/{simulator.ChannelId("general")}/invites";
        var code = (await simulator.ApiAsync("POST", path, new JsonObject())).Body!["code"];
        await simulator.ApiAsync(
            "PUT",
            $"/guilds/{simulator.Guild["id"]}/bans/{simulator.MemberId("guest")}",
            new JsonObject()
        );

        var refused = await simulator.SimAsync("POST", $"/invites/{code}", new JsonObject { ["as"] = "guest" });

        Assert.Equal((HttpStatusCode.Forbidden, 40007), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Who_comes_to_an_event_is_counted()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;
        var guild = $"/guilds/{simulator.Guild["id"]}";
        var body = JsonNode.Parse(
            """
            {"name":"Launch","privacy_level":2,"entity_type":3,"entity_metadata":{"location":"Here"},
             "scheduled_start_time":"2026-05-02T12:00:00Z","scheduled_end_time":"2026-05-02T13:00:00Z"}
            """
        );
        var id = (await simulator.ApiAsync("POST", guild + "/scheduled-events", body)).Body!["id"];
        var path = $"/guilds/onomancer-demo/events/{id}/interested";

        await simulator.SimAsync("PUT", path, new JsonObject { ["as"] = "devrel" });
        await simulator.SimAsync("PUT", path, new JsonObject { ["as"] = "guest" });
        await simulator.SimAsync("DELETE", path + "?as=guest");
        var added = await gateway.UntilAsync("GUILD_SCHEDULED_EVENT_USER_ADD");
        var left = await gateway.UntilAsync("GUILD_SCHEDULED_EVENT_USER_REMOVE");
        var coming = await simulator.ApiAsync("GET", $"{guild}/scheduled-events/{id}/users");

        Assert.Equal(simulator.MemberId("devrel"), (string?)added["user_id"]);
        Assert.Equal(simulator.MemberId("guest"), (string?)left["user_id"]);
        Assert.Equal("devrel", (string?)coming.Body!.AsArray().Single()!["user"]!["username"]);
    }

    [Fact]
    public async Task A_member_comes_to_voice_moves_and_leaves()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;
        var first = await VoiceChannelAsync(simulator, "one");
        var second = await VoiceChannelAsync(simulator, "two");
        const string path = "/guilds/onomancer-demo/voice/devrel";

        await simulator.SimAsync("PUT", path, new JsonObject { ["channel"] = "one", ["selfMute"] = true });
        await simulator.SimAsync("PUT", path, new JsonObject { ["channel"] = "two" });
        await simulator.SimAsync("DELETE", path);
        var came = await gateway.UntilAsync("VOICE_STATE_UPDATE");
        var moved = await gateway.UntilAsync("VOICE_STATE_UPDATE");
        var left = await gateway.UntilAsync("VOICE_STATE_UPDATE");
        var text = await simulator.SimAsync("PUT", path, new JsonObject { ["channel"] = "general" });

        Assert.Equal((first, true), ((string)came["channel_id"]!, (bool)came["self_mute"]!));
        Assert.Equal((second, true), ((string)moved["channel_id"]!, (bool)moved["self_mute"]!));
        Assert.Equal((string?)came["session_id"], (string?)moved["session_id"]);
        Assert.Null(left["channel_id"]);
        Assert.Equal(50024, text.Code);
    }

    private static async Task<string> VoiceChannelAsync(SimulatorFixture simulator, string name)
    {
        var body = new JsonObject { ["name"] = name, ["type"] = 2 };
        return (string)
            (await simulator.ApiAsync("POST", $"/guilds/{simulator.Guild["id"]}/channels", body)).Body!["id"]!;
    }

    private static Task<RestAnswer> VoteAsync(SimulatorFixture simulator, string method, string message, int answer) =>
        simulator.SimAsync(method, $"/messages/{message}/votes/{answer}", new JsonObject { ["as"] = "product" });
}
