using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Guilds;

public class ScheduledEventApiTests
{
    [Fact]
    public async Task An_event_elsewhere_is_planned_started_ended_and_listed_while_it_is_open()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var listening = gateway;
        var path = Path(simulator);

        var made = await simulator.ApiAsync("POST", path, Elsewhere(simulator));
        var announced = await gateway.UntilAsync("GUILD_SCHEDULED_EVENT_CREATE");
        var one = $"{path}/{made.Body!["id"]}";
        var skipped = await simulator.ApiAsync("PATCH", one, new JsonObject { ["status"] = 3 });
        var started = await simulator.ApiAsync("PATCH", one, new JsonObject { ["status"] = 2 });
        var ended = await simulator.ApiAsync("PATCH", one, new JsonObject { ["status"] = 3 });
        var listed = await simulator.ApiAsync("GET", path + "?with_user_count=true");
        var audited = await simulator.LastAuditAsync(101);

        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.Equal("The hall", (string?)announced["entity_metadata"]!["location"]);
        Assert.Equal(50035, skipped.Code);
        Assert.Equal(2, (int)started.Body!["status"]!);
        Assert.Equal(3, (int)ended.Body!["status"]!);
        Assert.Empty(listed.Body!.AsArray());
        Assert.Equal("status", (string?)audited["changes"]![0]!["key"]);
    }

    [Theory]
    [InlineData("scheduled_end_time", null)]
    [InlineData("entity_metadata", null)]
    [InlineData("scheduled_start_time", "2020-01-01T00:00:00Z")]
    [InlineData("entity_type", "2")]
    public async Task An_event_that_lacks_what_its_kind_needs_is_refused(string field, string? value)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var body = Elsewhere(simulator);
        body.Remove(field);
        if (value is not null)
        {
            body[field] = field == "entity_type" ? int.Parse(value, null) : value;
        }

        Assert.Equal(50035, (await simulator.ApiAsync("POST", Path(simulator), body)).Code);
    }

    [Fact]
    public async Task An_event_that_is_gone_is_unknown()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var made = await simulator.ApiAsync("POST", Path(simulator), Elsewhere(simulator));
        var one = $"{Path(simulator)}/{made.Body!["id"]}";

        var users = await simulator.ApiAsync("GET", one + "/users");
        await simulator.ApiAsync("DELETE", one);

        Assert.Empty(users.Body!.AsArray());
        Assert.Equal(10070, (await simulator.ApiAsync("GET", one)).Code);
    }

    private static string Path(SimulatorFixture simulator) => $"/guilds/{simulator.Guild["id"]}/scheduled-events";

    private static JsonObject Elsewhere(SimulatorFixture simulator) =>
        new()
        {
            ["name"] = "Assembly",
            ["privacy_level"] = 2,
            ["entity_type"] = 3,
            ["entity_metadata"] = new JsonObject { ["location"] = "The hall" },
            ["scheduled_start_time"] = simulator.Time.GetUtcNow().AddHours(1).ToString("O"),
            ["scheduled_end_time"] = simulator.Time.GetUtcNow().AddHours(2).ToString("O"),
        };
}
