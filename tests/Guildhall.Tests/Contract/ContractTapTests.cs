using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Guildhall.Simulator;
using Guildhall.Simulator.State;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Sdk;
using Xunit.v3;

namespace Guildhall.Tests.Contract;

public class ContractTapTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{ "type": "object", "required": ["url"] }""", null)]
    [InlineData("""{ "type": "object", "required": ["uri"] }""", "/uri is required and missing")]
    public async Task What_passes_is_judged_and_reaches_the_client_whole(string schema, string? complaint)
    {
        var tap = new ContractTap(Describe("/gateway", schema));
        await using var app = SimulatorApp.Create(new SimulatorOptions { Port = 0, IsEmpty = true });
        tap.Attach(app);
        await app.StartAsync(Cancellation);
        using var http = new HttpClient { BaseAddress = new Uri(app.Address()) };
        var token = app.Services.GetRequiredService<Universe>().Bots.Values.Single().Token;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", token);

        var answer = JsonNode.Parse(await http.GetStringAsync("/api/v10/gateway", Cancellation))!;

        Assert.StartsWith("ws://", (string)answer["url"]!, StringComparison.Ordinal);
        await app.StopAsync(Cancellation);
        var failure = Record.Exception(tap.Verify);
        Assert.Equal(complaint is not null, failure is XunitException);
        Assert.Contains(complaint ?? "", failure?.Message ?? "", StringComparison.Ordinal);
        Assert.Equal(1, tap.Exchanges);
    }

    [Fact]
    public void A_verdict_of_a_disposal_waits_for_the_end_of_the_test()
    {
        var test = Assert.IsType<IXunitTest>(TestContext.Current.Test, exactMatch: false);
        var verdicts = new ContractVerdictAttribute();

        ContractVerdictAttribute.Tell("a violation");
        var failure = Record.Exception(() => verdicts.After(null!, test));
        var again = Record.Exception(() => verdicts.After(null!, test));

        Assert.Contains("a violation", Assert.IsType<XunitException>(failure, exactMatch: false).Message);
        Assert.Null(again);
    }

    private static ContractSpec Describe(string path, string schema) =>
        new(
            JsonNode
                .Parse(
                    $$"""
                    {
                      "paths": { "{{path}}": { "get": {
                        "responses": { "200": { "content": { "application/json": { "schema": {{schema}} } } } } } } },
                      "components": { "schemas": {} }
                    }
                    """
                )!
                .AsObject()
        );
}
