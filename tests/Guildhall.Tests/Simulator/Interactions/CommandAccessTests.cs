using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Interactions;

public class CommandAccessTests
{
    private const string Commands = """
        [{"name":"everyone","description":"d"},
         {"name":"bans","description":"d","default_member_permissions":"4"},
         {"name":"admins","description":"d","default_member_permissions":"0"},
         {"name":"private","description":"d","contexts":[1]},
         {"name":"adults","description":"d","nsfw":true}]
        """;

    [Theory]
    [InlineData("member-1", "everyone")]
    [InlineData("moderator", "bans,everyone")]
    [InlineData("owner", "admins,bans,everyone")]
    public async Task Who_may_use_a_command_is_offered_it(string member, string offered)
    {
        await using var stage = await InteractionStage.StartAsync(Commands);

        var list = await stage.Simulator.SimAsync("GET", $"/guilds/aegis-demo/commands?as={member}");

        var names = list.Body!.AsArray().Select(c => (string)c!["name"]!).Order(StringComparer.Ordinal);
        Assert.Equal(offered, string.Join(',', names));
    }

    [Fact]
    public async Task Who_may_not_use_a_command_cannot_send_it()
    {
        await using var stage = await InteractionStage.StartAsync(Commands);

        var refusal = await stage.RefusalAsync(
            "/guilds/aegis-demo/channels/general/commands",
            """{"as":"member-1","name":"bans"}"""
        );

        Assert.Contains("member-1 has no command 'bans'", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_for_adults_needs_a_channel_for_adults()
    {
        await using var stage = await InteractionStage.StartAsync(Commands);
        const string use = """{"as":"product","name":"adults"}""";

        var refusal = await stage.RefusalAsync(InteractionStage.General + "/commands", use);
        var channel = $"/channels/{stage.Simulator.ChannelId("general")}";
        await stage.Simulator.ApiAsync("PATCH", channel, new JsonObject { ["nsfw"] = true });
        var used = await stage.UseAsync(InteractionStage.General + "/commands", use);

        Assert.Contains("no command 'adults'", refusal, StringComparison.Ordinal);
        Assert.Equal("done", (string?)(await used.FinishAsync())["reply"]!["content"]);
    }

    [Theory]
    // The command's own entries, and where it has none the application's.
    [InlineData("everyone", """[{"user":"member-1","allow":false}]""", "[]", "member-1", false)]
    [InlineData("everyone", """[{"role":"@everyone","allow":false}]""", "[]", "member-1", false)]
    [InlineData("everyone", "[]", """[{"role":"@everyone","allow":false}]""", "member-1", false)]
    [InlineData(
        "everyone",
        """[{"user":"member-1","allow":true}]""",
        """[{"user":"member-1","allow":false}]""",
        "member-1",
        true
    )]
    [InlineData(
        "everyone",
        """[{"user":"member-1","allow":true},{"role":"@everyone","allow":false}]""",
        "[]",
        "member-1",
        true
    )]
    [InlineData("everyone", """[{"channel":"*","allow":false}]""", "[]", "member-1", false)]
    [InlineData(
        "everyone",
        """[{"channel":"general","allow":true}]""",
        """[{"channel":"*","allow":false}]""",
        "member-1",
        true
    )]
    [InlineData("everyone", """[{"channel":"support","allow":false}]""", "[]", "member-1", true)]
    [InlineData(
        "everyone",
        """[{"channel":"general","allow":false},{"user":"member-1","allow":true}]""",
        "[]",
        "member-1",
        false
    )]
    // What the developer asks for counts where nobody has decided.
    [InlineData("bans", "[]", "[]", "member-1", false)]
    [InlineData("bans", """[{"user":"member-1","allow":true}]""", "[]", "member-1", true)]
    [InlineData("bans", """[{"role":"moderator","allow":false}]""", "[]", "moderator", false)]
    [InlineData("admins", """[{"role":"moderator","allow":true}]""", "[]", "moderator", true)]
    [InlineData("admins", """[{"role":"moderator","allow":true}]""", "[]", "member-1", false)]
    // Nobody locks an administrator out.
    [InlineData("everyone", """[{"user":"owner","allow":false},{"channel":"*","allow":false}]""", "[]", "owner", true)]
    public async Task Administrators_decide_who_may_use_a_command_where(
        string command,
        string own,
        string ofTheApplication,
        string member,
        bool isOffered
    )
    {
        await using var stage = await InteractionStage.StartAsync(Commands);
        await DecideAsync(stage, "guildhall", ofTheApplication);
        await DecideAsync(stage, command, own);

        var list = await stage.Simulator.SimAsync("GET", $"/guilds/aegis-demo/commands?as={member}&channel=general");
        var order = new JsonObject { ["as"] = member, ["name"] = command };
        const string path = "/guilds/aegis-demo/channels/general/commands";

        Assert.Equal(isOffered, list.Body!.AsArray().Any(c => (string?)c!["name"] == command));
        if (isOffered)
        {
            await (await stage.UseAsync(path, order.ToJsonString())).FinishAsync();
        }
        else
        {
            Assert.Contains(
                "has no command",
                await stage.RefusalAsync(path, order.ToJsonString()),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task What_was_decided_is_told_to_the_bot_kept_by_the_command_and_forgotten_with_it()
    {
        await using var stage = await InteractionStage.StartAsync(Commands);
        var simulator = stage.Simulator;
        var guild = (string)
            (await simulator.SimAsync("GET", "/state")).Body!["guilds"]!
                .AsArray()
                .Single(g => (string?)g!["name"] == "aegis-demo")!["id"]!;
        var path = $"/applications/{simulator.ApplicationId}/guilds/{guild}/commands";

        await DecideAsync(stage, "everyone", """[{"user":"member-1","allow":false}]""");
        var heard = await stage.HearAsync("APPLICATION_COMMAND_PERMISSIONS_UPDATE");
        var kept = JsonNode.Parse(Commands)!.AsArray();
        await simulator.ApiAsync("PUT", $"/applications/{simulator.ApplicationId}/commands", kept);
        var told = await simulator.ApiAsync("GET", $"{path}/{heard["id"]}/permissions");
        var audit = await simulator.ApiAsync("GET", $"/guilds/{guild}/audit-logs?action_type=121");
        kept.RemoveAt(0);
        await simulator.ApiAsync("PUT", $"/applications/{simulator.ApplicationId}/commands", kept);
        var all = await simulator.ApiAsync("GET", $"{path}/permissions");

        Assert.Equal(heard["permissions"]!.ToJsonString(), told.Body!["permissions"]!.ToJsonString());
        var entry = audit.Body!["audit_log_entries"]!.AsArray().Single()!;
        Assert.Equal((string?)heard["id"], (string?)entry["target_id"]);
        Assert.Equal("everyone", (string?)audit.Body["application_commands"]![0]!["name"]);
        Assert.Empty(all.Body!.AsArray());
    }

    [Theory]
    [InlineData("member-1", "everyone", "[]", "Missing Permissions")]
    [InlineData("owner", "nothing", "[]", "no command 'nothing'")]
    [InlineData("owner", "everyone", """[{"allow":true}]""", "'role'")]
    [InlineData("owner", "everyone", """[{"user":"owner"}]""", "'allow'")]
    [InlineData("owner", "everyone", """[{"user":"owner","allow":true},{"user":"owner","allow":false}]""", "twice")]
    public async Task What_cannot_be_decided_is_refused(string member, string command, string list, string reason)
    {
        await using var stage = await InteractionStage.StartAsync(Commands);

        var answer = await DecideAsync(stage, command, list, member);

        Assert.Contains(reason, (string?)answer.Body!["error"], StringComparison.Ordinal);
    }

    private static Task<RestAnswer> DecideAsync(
        InteractionStage stage,
        string command,
        string list,
        string member = "owner"
    ) =>
        stage.Simulator.SimAsync(
            "PUT",
            $"/guilds/aegis-demo/commands/{command}/permissions",
            new JsonObject { ["as"] = member, ["permissions"] = JsonNode.Parse(list) }
        );
}
