using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Commands;

public class CommandSizeTests
{
    // 100 + 4 of the command, then options of 100 + 4 with choices of 4 + 100 each.
    [Theory]
    [InlineData(3, HttpStatusCode.Created, null)]
    [InlineData(4, HttpStatusCode.BadRequest, "APPLICATION_COMMAND_TOO_LARGE")]
    public async Task A_command_has_8000_characters_in_all(int options, HttpStatusCode expected, string? code)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var command = new JsonObject
        {
            ["name"] = "huge",
            ["description"] = new string('d', 100),
            ["options"] = new JsonArray([.. Enumerable.Range(0, options).Select(Option)]),
        };

        var answer = await simulator.ApiAsync("POST", $"/applications/{simulator.ApplicationId}/commands", command);

        Assert.Equal(expected, answer.Status);
        Assert.Equal(code, (string?)answer.Body!["errors"]?["_errors"]?[0]?["code"]);
    }

    private static JsonNode Option(int number) =>
        new JsonObject
        {
            ["type"] = 3,
            ["name"] = $"op-{number}",
            ["description"] = new string('d', 100),
            ["choices"] = new JsonArray([
                .. Enumerable
                    .Range(10, 22)
                    .Select(i =>
                        (JsonNode)new JsonObject { ["name"] = $"c-{i}", ["value"] = $"{i}" + new string('v', 98) }
                    ),
            ]),
        };
}
