using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Worlds.Google;

public class GoogleStandInTests : IAsyncLifetime
{
    private LocalWorlds? worlds;

    private LocalWorlds Worlds => worlds!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => worlds = await LocalWorlds.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Worlds.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_signed_assertion_gives_a_token_that_opens_drive()
    {
        var token = (await GrantAsync(_ => { })).Text("access_token");

        Assert.Equal(200, (int)await StatusAsync(HttpMethod.Get, "google/drive/v3/files", token));
        Assert.Equal(401, (int)await StatusAsync(HttpMethod.Get, "google/drive/v3/files", token + "x"));
        Assert.Equal(401, (int)await StatusAsync(HttpMethod.Get, "google/drive/v3/files", null));
        Assert.Equal(405, (int)await StatusAsync(HttpMethod.Put, "google/drive/v3/files", token));
    }

    [Theory]
    [InlineData("aud", "https://example.net/token")]
    [InlineData("iss", "someone@example.net")]
    [InlineData("scope", "")]
    public async Task A_wrong_claim_gives_no_token(string claim, string value) =>
        Assert.NotNull((await GrantAsync(claims => claims[claim] = value)).Text("error"));

    [Theory]
    [InlineData(-7200, -3600)]
    [InlineData(0, 7200)]
    [InlineData(3600, 7200)]
    public async Task An_assertion_out_of_its_time_gives_no_token(int from, int to)
    {
        var refused = await GrantAsync(claims =>
        {
            var now = claims["iat"]!.GetValue<long>();
            claims["iat"] = now + from;
            claims["exp"] = now + to;
        });

        Assert.Equal("invalid_grant", refused.Text("error"));
    }

    [Fact]
    public async Task Another_key_gives_no_token()
    {
        using var stranger = RSA.Create(2048);

        Assert.Equal("invalid_grant", (await GrantAsync(_ => { }, stranger)).Text("error"));
    }

    [Fact]
    public async Task A_token_without_the_scope_is_forbidden()
    {
        var token = (await GrantAsync(c => c["scope"] = "https://www.googleapis.com/auth/calendar")).Text(
            "access_token"
        );

        Assert.Equal(403, (int)await StatusAsync(HttpMethod.Get, "google/drive/v3/files", token));
    }

    [Theory]
    [InlineData("name = 'It\\'s b' and trashed = false", "It's b")]
    [InlineData("name contains 'PRD' and not name = 'PRD two'", "PRD one")]
    [InlineData(
        "(name = 'PRD one' or name = 'nothing') and mimeType != 'application/vnd.google-apps.folder'",
        "PRD one"
    )]
    [InlineData("appProperties has { key='k' and value='2' }", "PRD two")]
    [InlineData("'1SimulatedSharedDriveFolderGuildhall' in parents and name contains 'b'", "It's b")]
    [InlineData("name = 'unclosed", null)]
    [InlineData("size > 3", null)]
    public async Task Drive_searches_as_asked_and_refuses_what_it_cannot_read(string query, string? expected)
    {
        var token = (await GrantAsync(_ => { })).Text("access_token");
        foreach (var (name, k) in new[] { ("PRD one", "1"), ("PRD two", "2"), ("It's b", "3") })
        {
            using var created = await SendAsync(
                HttpMethod.Post,
                "google/drive/v3/files",
                token,
                new JsonObject
                {
                    ["name"] = name,
                    ["mimeType"] = "application/vnd.google-apps.document",
                    ["parents"] = new JsonArray("1SimulatedSharedDriveFolderGuildhall"),
                    ["appProperties"] = new JsonObject { ["k"] = k },
                }
            );
            created.EnsureSuccessStatusCode();
        }

        using var found = await SendAsync(
            HttpMethod.Get,
            $"google/drive/v3/files?q={Uri.EscapeDataString(query)}&fields=files(name)",
            token
        );

        Assert.Equal(expected is null ? 400 : 200, (int)found.StatusCode);
        var answer = await found.Content.ReadFromJsonAsync<JsonNode>(Cancellation);
        Assert.Equal(expected, answer?["files"]?.AsArray().Single().Text("name"));
    }

    [Fact]
    public async Task Drive_refuses_an_unknown_parent_and_an_oversized_property()
    {
        var token = (await GrantAsync(_ => { })).Text("access_token");
        using var lost = await SendAsync(
            HttpMethod.Post,
            "google/drive/v3/files",
            token,
            new JsonObject { ["parents"] = new JsonArray("nowhere") }
        );
        using var large = await SendAsync(
            HttpMethod.Post,
            "google/drive/v3/files",
            token,
            new JsonObject { ["appProperties"] = new JsonObject { ["k"] = new string('x', 124) } }
        );

        Assert.Equal([404, 400], [(int)lost.StatusCode, (int)large.StatusCode]);
    }

    private async Task<JsonNode> GrantAsync(Action<JsonObject> change, RSA? key = null)
    {
        var credentials = await Worlds.ReadAsync("sim/google/credentials");
        using var own = RSA.Create();
        own.ImportFromPem(credentials.Text("private_key"));
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = credentials.Text("client_email"),
            ["scope"] = "https://www.googleapis.com/auth/drive",
            ["aud"] = credentials.Text("token_uri"),
            ["iat"] = now,
            ["exp"] = now + 3600,
        };
        change(claims);
        var signed = $"{Encoded("""{"alg":"RS256","typ":"JWT"}""")}.{Encoded(claims.ToJsonString())}";
        var signature = (key ?? own).SignData(
            Encoding.ASCII.GetBytes(signed),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        using var form = new FormUrlEncodedContent([
            new("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            new("assertion", $"{signed}.{Base64Url.EncodeToString(signature)}"),
        ]);
        using var response = await Worlds.Http.PostAsync("google/token", form, Cancellation);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
    }

    private static string Encoded(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private async Task<System.Net.HttpStatusCode> StatusAsync(HttpMethod method, string path, string? token)
    {
        using var response = await SendAsync(method, path, token);
        return response.StatusCode;
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, JsonNode? body = null)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : JsonContent.Create(body);
        return Worlds.Http.SendAsync(request, Cancellation);
    }
}
