using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Control;

public class MemberRoutesTests
{
    [Fact]
    public async Task A_newcomer_joins_with_the_age_that_was_asked_for()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        var body = new JsonObject { ["name"] = "fresh", ["accountAgeDays"] = 3 };
        var answer = await simulator.SimAsync("POST", "/guilds/aegis-demo/members", body);
        var added = await gateway.UntilAsync("GUILD_MEMBER_ADD");

        Assert.Equal((string?)answer.Body!["id"], (string?)added["user"]!["id"]);
        var id = ulong.Parse((string)answer.Body["id"]!, CultureInfo.InvariantCulture);
        var made = DateTimeOffset.FromUnixTimeMilliseconds((long)(id >> 22) + 1_420_070_400_000);
        Assert.Equal(TimeSpan.FromDays(3), simulator.Time.GetUtcNow() - made);
    }

    [Fact]
    public async Task A_member_who_closed_direct_messages_gets_none()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var recipient = new JsonObject { ["recipient_id"] = simulator.MemberId("product") };
        var channel = (await simulator.ApiAsync("POST", "/users/@me/channels", recipient)).Body!["id"];
        var body = new JsonObject { ["content"] = "psst" };
        var member = "/guilds/onomancer-demo/members/product";

        await simulator.SimAsync("PATCH", member, new JsonObject { ["acceptsDms"] = false });
        var refused = await simulator.ApiAsync("POST", $"/channels/{channel}/messages", body);
        await simulator.SimAsync("PATCH", member, new JsonObject { ["acceptsDms"] = true });
        var accepted = await simulator.ApiAsync("POST", $"/channels/{channel}/messages", body);

        Assert.Equal(50007, refused.Code);
        Assert.Equal(HttpStatusCode.OK, accepted.Status);
    }

    [Fact]
    public async Task A_human_ban_reaches_the_bot_with_its_audit_entry()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        var answer = await ModerateAsync(simulator, "moderator", "ban", "member-4", "spam");
        await gateway.UntilAsync("GUILD_BAN_ADD");
        await gateway.UntilAsync("GUILD_MEMBER_REMOVE");
        var entry = await gateway.UntilAsync("GUILD_AUDIT_LOG_ENTRY_CREATE");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(22, (int)entry["action_type"]!);
        Assert.Equal("spam", (string?)entry["reason"]);
    }

    [Theory]
    [InlineData("junior", "ban", "member-4")]
    [InlineData("moderator", "kick", "owner")]
    [InlineData("member-1", "timeout", "member-2")]
    public async Task Who_may_not_is_refused_as_Discord_would(string actor, string action, string target)
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var answer = await ModerateAsync(simulator, actor, action, target, null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(50013, answer.Code);
    }

    private static Task<RestAnswer> ModerateAsync(
        SimulatorFixture simulator,
        string actor,
        string action,
        string target,
        string? reason
    )
    {
        var body = new JsonObject
        {
            ["actor"] = actor,
            ["action"] = action,
            ["target"] = target,
            ["reason"] = reason,
        };
        return simulator.SimAsync("POST", "/guilds/aegis-demo/moderation", body);
    }

    [Fact]
    public async Task A_time_out_lasts_twenty_eight_days_at_most()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var until = simulator.Time.GetUtcNow().AddDays(29).ToString("O");
        var timeout = new JsonObject
        {
            ["actor"] = "moderator",
            ["action"] = "timeout",
            ["target"] = "member-1",
            ["until"] = until,
        };

        var moderated = await simulator.SimAsync("POST", "/guilds/aegis-demo/moderation", timeout);
        var change = new JsonObject { ["nick"] = "late", ["timeoutUntil"] = until };
        var changed = await simulator.SimAsync("PATCH", "/guilds/aegis-demo/members/member-1", change);
        var kept = await simulator.SimAsync("PATCH", "/guilds/aegis-demo/members/member-1", new JsonObject());

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (moderated.Status, changed.Status));
        Assert.Contains("28 days", (string?)moderated.Body!["error"], StringComparison.Ordinal);
        Assert.Null((string?)kept.Body!["nick"]);
        Assert.Null((string?)kept.Body["timeoutUntil"]);
    }
}
