using System.Net;

namespace Guildhall.Tests.Simulator.SignIn;

public class TokenRoutesTests
{
    [Fact]
    public async Task A_code_becomes_a_token_that_tells_who_it_is()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);

        var (_, given) = await client.RedeemAsync(await client.CodeAsync());

        var token = (string)given["access_token"]!;
        var (_, me) = await client.ReadAsync("/users/@me", token);
        var (_, guilds) = await client.ReadAsync("/users/@me/guilds", token);
        var (_, authorization) = await client.ReadAsync("/oauth2/@me", token);
        Assert.Equal("leadership", (string?)me["username"]);
        Assert.Null(me["email"]);
        Assert.Equal("onomancer-demo", (string?)Assert.Single(guilds.AsArray())!["name"]);
        Assert.Equal("leadership", (string?)authorization["user"]!["username"]);
        Assert.Equal("guildhall", (string?)authorization["application"]!["name"]);
        Assert.Equal("identify guilds", (string?)given["scope"]);
    }

    [Fact]
    public async Task A_code_serves_once_and_the_second_try_ends_what_the_first_gave()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);
        var code = await client.CodeAsync();
        var (_, given) = await client.RedeemAsync(code);

        var (status, refused) = await client.RedeemAsync(code);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_grant", (string?)refused["error"]);
        var (read, _) = await client.ReadAsync("/users/@me", (string)given["access_token"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, read);
    }

    [Fact]
    public async Task A_code_is_of_no_use_after_ten_minutes()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);
        var code = await client.CodeAsync();

        simulator.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("invalid_grant", (string?)(await client.RedeemAsync(code)).Body["error"]);
    }

    [Theory]
    [InlineData("code_verifier", null, "invalid_grant")]
    [InlineData("code_verifier", "another-verifier-of-the-tests-with-forty-three-letters", "invalid_grant")]
    [InlineData("redirect_uri", "http://127.0.0.1:3124/api/v1/auth/callback", "invalid_grant")]
    [InlineData("client_secret", "guessed", "invalid_client")]
    [InlineData("client_secret", null, "invalid_client")]
    [InlineData("client_id", "1", "invalid_client")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    public async Task What_does_not_fit_is_refused(string field, string? value, string error)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);

        var (_, refused) = await client.RedeemAsync(await client.CodeAsync(), (field, value));

        Assert.Equal(error, (string?)refused["error"]);
    }

    [Fact]
    public async Task A_refresh_gives_new_tokens_and_ends_the_old_ones()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);
        var (_, first) = await client.RedeemAsync(await client.CodeAsync());
        (string, string?)[] order =
        [
            ("grant_type", "refresh_token"),
            ("refresh_token", (string)first["refresh_token"]!),
        ];

        var (_, second) = await client.TokenAsync("token", order);
        var (again, _) = await client.TokenAsync("token", order);

        Assert.Equal(HttpStatusCode.OK, (await client.ReadAsync("/users/@me", (string)second["access_token"]!)).Status);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await client.ReadAsync("/users/@me", (string)first["access_token"]!)).Status
        );
        Assert.Equal(HttpStatusCode.BadRequest, again);
    }

    [Fact]
    public async Task A_revoked_token_opens_nothing()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);
        var token = (string)(await client.RedeemAsync(await client.CodeAsync())).Body["access_token"]!;

        var (revoked, _) = await client.TokenAsync("token/revoke", [("token", token)]);

        Assert.Equal(HttpStatusCode.OK, revoked);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.ReadAsync("/users/@me", token)).Status);
    }

    [Theory]
    [InlineData("identify", "/users/@me/guilds")]
    [InlineData("guilds", "/users/@me")]
    [InlineData("identify guilds", "/gateway/bot")]
    [InlineData("identify guilds", "/guilds/1/bans")]
    public async Task A_token_opens_only_what_its_scopes_say(string scope, string path)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);
        var (_, given) = await client.RedeemAsync(await client.CodeAsync(("scope", scope)));

        var (status, _) = await client.ReadAsync(path, (string)given["access_token"]!);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task A_token_ends_after_a_week()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var client = new OAuthClient(simulator);
        var (_, given) = await client.RedeemAsync(await client.CodeAsync());

        simulator.Time.Advance(TimeSpan.FromDays(7));

        var (status, _) = await client.ReadAsync("/users/@me", (string)given["access_token"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }
}
