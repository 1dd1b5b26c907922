using System.Text.Json.Nodes;
using Guildhall.Tests.Architecture;

namespace Guildhall.Tests.Contract;

public class ContractExtractTests
{
    [Fact]
    public async Task What_the_simulator_ships_is_what_the_description_says()
    {
        if (ContractSpec.Path is not { } path)
        {
            return; // Nothing to compare with; CI has the description.
        }

        var cancellation = TestContext.Current.CancellationToken;
        var description = JsonNode.Parse(await File.ReadAllBytesAsync(path, cancellation))!.AsObject();
        var file = Path.Combine(Source.Root, "src/Guildhall.Simulator/Contract/discord-requests.json");

        var shipped = await File.ReadAllTextAsync(file, cancellation);

        Assert.True(
            new ContractExtract(description).Text() == shipped,
            "Out of date: src/Guildhall.Simulator/Contract/README.md tells how to renew it."
        );
    }

    [Fact]
    public void Only_what_limits_requests_is_kept()
    {
        var text = new ContractExtract(
            JsonNode
                .Parse(
                    """
                    {
                      "paths": { "/a": {
                        "get": { "responses": { "200": { "content": {} } } },
                        "post": {
                          "parameters": [{ "name": "q", "in": "query", "schema": { "type": "boolean" } }],
                          "requestBody": { "content": { "application/json": {
                            "schema": { "$ref": "#/components/schemas/A" } } } } } } },
                      "components": { "schemas": {
                        "A": { "type": "object", "title": "An A", "required": ["kind"], "properties": {
                          "kind": { "type": "integer", "enum": [1], "allOf": [{ "$ref": "#/components/schemas/K" }] },
                          "allow": { "type": ["integer", "null"] },
                          "sort": { "$ref": "#/components/schemas/K" } } },
                        "K": { "type": "integer", "oneOf": [{ "title": "X", "const": 1 }, { "const": 2 }] },
                        "Unused": { "type": "string" } } }
                    }
                    """
                )!
                .AsObject()
        ).Text();

        Assert.Equal(
            """
            {
            "operations": {
            "POST /a": {"query":{"properties":{"q":{"type":"boolean"}}},"body":{"$ref":"A"}}
            },
            "schemas": {
            "A": {"type":"object","required":["kind"],"properties":{"kind":{"type":"integer","enum":[1]},"allow":{"type":["integer","null"],"format":"permissions"},"sort":{"$ref":"K"}}},
            "K": {"type":"integer","enum":[1,2]}
            }
            }

            """,
            text
        );
    }
}
