using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Guildhall.Tests.Simulator.SignIn;

public class ConsentRoutesTests
{
    [Fact]
    public async Task The_page_names_the_application_and_what_it_asks_for()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);

        var (status, page, _) = await client.AskAsync(client.Question(("state", "<script>")));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<strong>guildhall</strong>", page, StringComparison.Ordinal);
        Assert.Contains("<code>identify</code>", page, StringComparison.Ordinal);
        Assert.Contains("<code>guilds</code>", page, StringComparison.Ordinal);
        Assert.Contains(">leadership</option>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_returns_a_code_and_the_state_as_it_was()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);

        var (status, location) = await client.DecideAsync(client.Question());

        var query = QueryHelpers.ParseQuery(location!.Query);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.StartsWith(OAuthClient.Redirect, location.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("kept & safe", query["state"]);
        Assert.NotEmpty(query["code"].ToString());
    }

    [Fact]
    public async Task A_no_returns_access_denied()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);

        var (_, location) = await client.DecideAsync(client.Question(), decision: "deny");

        var query = QueryHelpers.ParseQuery(location!.Query);
        Assert.Equal("access_denied", query["error"]);
        Assert.Equal("kept & safe", query["state"]);
        Assert.False(query.ContainsKey("code"));
    }

    [Theory]
    [InlineData("client_id", "1")]
    [InlineData("client_id", null)]
    [InlineData("redirect_uri", "http://127.0.0.1:3123/elsewhere")]
    [InlineData("redirect_uri", "https://evil.example/api/v1/auth/callback")]
    [InlineData("redirect_uri", "http://127.0.0.1:3123@evil.example/api/v1/auth/callback")]
    [InlineData("redirect_uri", "http://127.0.0.1:3123/api/v1/auth/callback?more=1")]
    [InlineData("redirect_uri", null)]
    public async Task Nobody_is_sent_to_an_address_that_is_not_registered(string field, string? value)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);
        var question = client.Question((field, value));

        var (status, _, location) = await client.AskAsync(question);
        var decided = await client.DecideAsync(question);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Null(location);
        Assert.Null(decided.Location);
    }

    [Theory]
    [InlineData("scope", "identify everything", "invalid_scope")]
    [InlineData("scope", null, "invalid_scope")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "short", "invalid_request")]
    [InlineData("code_challenge_method", "S512", "invalid_request")]
    public async Task Other_faults_are_told_to_the_application(string field, string? value, string error)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);

        var (_, _, location) = await client.AskAsync(client.Question((field, value)));

        Assert.Equal(error, QueryHelpers.ParseQuery(location!.Query)["error"]);
    }

    [Fact]
    public async Task A_test_gets_a_code_without_a_browser()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);
        var order = new JsonObject(client.Question().Select(q => KeyValuePair.Create(q.Key, (JsonNode?)q.Value)))
        {
            ["as"] = "leadership",
        };

        var given = await simulator.SimAsync("POST", "/oauth2/authorize", order);

        var (status, _) = await client.RedeemAsync((string)given.Body!["code"]!);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Registered_addresses_replace_those_of_the_demo()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);
        const string own = "https://guildhall.example/api/v1/auth/callback";
        await simulator.SimAsync("POST", "/bots/guildhall/redirects", new JsonObject { ["uris"] = new JsonArray(own) });

        var (refused, _, _) = await client.AskAsync(client.Question());
        var (taken, _, _) = await client.AskAsync(client.Question(("redirect_uri", own)));

        Assert.Equal(HttpStatusCode.BadRequest, refused);
        Assert.Equal(HttpStatusCode.OK, taken);
    }
}
