using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Guilds;

public class InviteApiTests
{
    [Fact]
    public async Task An_invite_ends_by_itself_and_the_gateway_says_so()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var listening = gateway;

        var made = await CreateAsync(simulator, new JsonObject { ["max_age"] = 60 });
        var code = (string)made.Body!["code"]!;
        var shown = await simulator.ApiAsync("GET", $"/invites/{code}");
        simulator.Time.Advance(TimeSpan.FromSeconds(61));
        var told = await gateway.UntilAsync("INVITE_DELETE");
        var gone = await simulator.ApiAsync("GET", $"/invites/{code}");

        Assert.Null(shown.Body!["max_age"]);
        Assert.Equal(code, (string?)told["code"]);
        Assert.Equal(10006, gone.Code);
    }

    [Fact]
    public async Task The_same_invite_is_handed_out_again_unless_a_new_one_is_asked_for()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var first = await CreateAsync(simulator, []);
        var second = await CreateAsync(simulator, []);
        var third = await CreateAsync(simulator, new JsonObject { ["unique"] = true });

        Assert.Equal((string?)first.Body!["code"], (string?)second.Body!["code"]);
        Assert.NotEqual((string?)first.Body["code"], (string?)third.Body!["code"]);
    }

    [Fact]
    public async Task A_deleted_invite_is_audited_with_what_it_was()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var made = await CreateAsync(simulator, new JsonObject { ["max_uses"] = 3 });

        var deleted = await simulator.ApiAsync("DELETE", $"/invites/{made.Body!["code"]}");
        var audited = await simulator.LastAuditAsync(42);

        Assert.Equal(HttpStatusCode.OK, deleted.Status);
        var uses = audited["changes"]!.AsArray().Single(c => (string?)c!["key"] == "max_uses")!;
        Assert.Equal(3, (int)uses["old_value"]!);
    }

    private static Task<RestAnswer> CreateAsync(SimulatorFixture simulator, JsonObject body) =>
        simulator.ApiAsync("POST", $"/channels/{simulator.ChannelId("general")}/invites", body);
}
