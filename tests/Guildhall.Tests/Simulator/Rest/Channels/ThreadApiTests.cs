using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Channels;

public class ThreadApiTests
{
    private const string ManageThreads = "17179869184";

    [Fact]
    public async Task The_tags_of_a_forum_have_ids_that_posts_can_carry_and_change()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var forum = await ForumAsync(simulator, "open", "done");
        var tags = forum["available_tags"]!.AsArray().Select(t => (string)t!["id"]!).ToArray();
        var post = new JsonObject
        {
            ["name"] = "a question",
            ["applied_tags"] = new JsonArray(tags[0]),
            ["message"] = new JsonObject { ["content"] = "How?" },
        };

        var thread = await simulator.ApiAsync("POST", $"/channels/{forum["id"]}/threads", post);
        var change = new JsonObject { ["applied_tags"] = new JsonArray(tags[1]) };
        var changed = await simulator.ApiAsync("PATCH", $"/channels/{thread.Body!["id"]}", change);

        Assert.Equal(2, tags.Distinct().Count());
        Assert.Equal(tags[0], (string?)thread.Body["applied_tags"]!.AsArray().Single());
        Assert.Equal(tags[1], (string?)changed.Body!["applied_tags"]!.AsArray().Single());
    }

    [Fact]
    public async Task A_thread_on_a_message_begins_with_a_notice_of_it_that_does_not_count()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var message = (await simulator.SayAsync("what it is about")).Body!;
        var path = $"/channels/{message["channel_id"]}/messages/{message["id"]}/threads";

        var thread = (await simulator.ApiAsync("POST", path, new JsonObject { ["name"] = "on it" })).Body!;
        var read = (await simulator.ApiAsync("GET", $"/channels/{thread["id"]}/messages")).Body!.AsArray();
        var known = (await simulator.ApiAsync("GET", $"/channels/{thread["id"]}")).Body!;

        var head = Assert.Single(read)!;
        Assert.Equal(21, (int)head["type"]!);
        Assert.Equal((string?)message["id"], (string?)head["message_reference"]!["message_id"]);
        Assert.Equal("what it is about", (string?)head["referenced_message"]!["content"]);
        Assert.Equal((0, 0), ((int)known["message_count"]!, (int)known["total_message_sent"]!));
    }

    [Fact]
    public async Task A_tag_that_was_there_keeps_its_id()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var forum = await ForumAsync(simulator, "open");
        var known = forum["available_tags"]![0]!;
        var added = new JsonObject { ["name"] = "new" };
        var change = new JsonObject { ["available_tags"] = new JsonArray(known.DeepClone(), added) };

        var changed = await simulator.ApiAsync("PATCH", $"/channels/{forum["id"]}", change);

        var ids = changed.Body!["available_tags"]!.AsArray().Select(t => (string)t!["id"]!).ToArray();
        Assert.Equal((string?)known["id"], ids[0]);
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public async Task A_bot_lists_the_archived_private_threads_that_it_is_in()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var general = simulator.ChannelId("general");
        var hidden = new JsonObject { ["name"] = "hidden", ["type"] = 12 };
        var thread = await simulator.ApiAsync("POST", $"/channels/{general}/threads", hidden);
        await simulator.ApiAsync("PATCH", $"/channels/{thread.Body!["id"]}", new JsonObject { ["archived"] = true });
        var path = $"/channels/{general}/users/@me/threads/archived/private";

        var mine = await simulator.ApiAsync("GET", path);

        Assert.Equal((string?)thread.Body["id"], (string?)mine.Body!["threads"]!.AsArray().Single()!["id"]);
    }

    private static async Task<JsonNode> ForumAsync(SimulatorFixture simulator, params string[] tags)
    {
        var body = new JsonObject
        {
            ["name"] = "forum",
            ["type"] = 15,
            ["available_tags"] = new JsonArray([.. tags.Select(t => new JsonObject { ["name"] = t })]),
        };
        return (await simulator.ApiAsync("POST", $"/guilds/{simulator.Guild["id"]}/channels", body)).Body!;
    }

    [Fact]
    public async Task In_a_locked_thread_only_those_who_manage_threads_write()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var thread = await LockedAsync(simulator, new JsonObject { ["locked"] = true });

        var byMember = await simulator.WriteAsAsync("product", "let me in", thread);
        var byAdmin = await simulator.WriteAsAsync("admin", "as the admin", thread);
        var byBot = await simulator.ApiAsync("POST", $"/channels/{thread}/messages", Words("as the bot"));
        var own = $"/channels/{simulator.ChannelId("general")}/permissions/{simulator.ApplicationId}";
        await simulator.ApiAsync("PUT", own, new JsonObject { ["type"] = 1, ["deny"] = ManageThreads });
        var byOrdinaryBot = await simulator.ApiAsync("POST", $"/channels/{thread}/messages", Words("not any more"));

        Assert.Equal(160005, byMember.Code);
        Assert.Equal("as the admin", (string?)byAdmin.Body!["content"]);
        Assert.Equal("as the bot", (string?)byBot.Body!["content"]);
        Assert.Equal(160005, byOrdinaryBot.Code);
    }

    [Fact]
    public async Task A_message_opens_an_archived_thread_unless_it_is_locked()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var open = await LockedAsync(simulator, new JsonObject { ["archived"] = true });
        var closed = await LockedAsync(simulator, new JsonObject { ["archived"] = true, ["locked"] = true });

        var woken = await simulator.WriteAsAsync("product", "good morning", open);
        var refused = await simulator.WriteAsAsync("admin", "good morning", closed);
        var byBot = await simulator.ApiAsync("POST", $"/channels/{closed}/messages", Words("x"));
        var wake = new JsonObject { ["as"] = "product", ["archived"] = false };
        var byOwner = await simulator.SimAsync("PATCH", $"/channels/{closed}/thread", wake);
        var known = await simulator.ApiAsync("GET", $"/channels/{open}");

        Assert.Equal("good morning", (string?)woken.Body!["content"]);
        Assert.False((bool)known.Body!["thread_metadata"]!["archived"]!);
        Assert.Equal((50083, 50083, 50013), (refused.Code, byBot.Code, byOwner.Code));
    }

    private static JsonObject Words(string content) => new() { ["content"] = content };

    // Opened by a member, then changed by the bot.
    private static async Task<string> LockedAsync(SimulatorFixture simulator, JsonObject change)
    {
        var path = $"/channels/{simulator.ChannelId("general")}/threads";
        var body = new JsonObject { ["as"] = "product", ["name"] = $"thread {change.Count} {change.First().Key}" };
        var id = (string)(await simulator.SimAsync("POST", path, body)).Body!["id"]!;
        await simulator.ApiAsync("PATCH", $"/channels/{id}", change);
        return id;
    }
}
