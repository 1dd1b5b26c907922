using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Guildhall.Tests.Simulator.SignIn;

/// <summary>An application that signs people in, by hand: every step of the code flow, right or wrong.</summary>
internal sealed class OAuthClient(SimulatorFixture simulator) : IDisposable
{
    public const string Redirect = "http://127.0.0.1:3123/api/v1/auth/callback";
    public const string Verifier = "a-verifier-of-the-tests-with-forty-three-letters-and-more";

    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false })
    {
        BaseAddress = simulator.Address,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string Challenge { get; } =
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public string Secret => (string)simulator.Bot["clientSecret"]!;

    /// <summary>What a right request asks; a test changes what it is about, and null leaves a field out.</summary>
    public Dictionary<string, string?> Question(params (string Name, string? Value)[] changes)
    {
        var question = new Dictionary<string, string?>
        {
            ["client_id"] = simulator.ApplicationId,
            ["redirect_uri"] = Redirect,
            ["response_type"] = "code",
            ["scope"] = "identify guilds",
            ["state"] = "kept & safe",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
        {
            question[name] = value;
        }

        return question.Where(q => q.Value is not null).ToDictionary();
    }

    public async Task<(HttpStatusCode Status, string Page, Uri? Location)> AskAsync(
        Dictionary<string, string?> question
    )
    {
        using var answer = await http.GetAsync(
            QueryHelpers.AddQueryString("/oauth2/authorize", question),
            Cancellation
        );
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation), answer.Headers.Location);
    }

    public async Task<(HttpStatusCode Status, Uri? Location)> DecideAsync(
        Dictionary<string, string?> question,
        string member = "leadership",
        string decision = "allow"
    )
    {
        var fields = new Dictionary<string, string?>(question) { ["member"] = member, ["decision"] = decision };
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync("/oauth2/authorize", form, Cancellation);
        return (answer.StatusCode, answer.Headers.Location);
    }

    public async Task<string> CodeAsync(params (string Name, string? Value)[] changes)
    {
        var (_, location) = await DecideAsync(Question(changes));
        return QueryHelpers.ParseQuery(location!.Query)["code"].ToString();
    }

    public Task<(HttpStatusCode Status, JsonNode Body)> RedeemAsync(
        string code,
        params (string Name, string? Value)[] changes
    ) =>
        TokenAsync(
            "token",
            [
                ("grant_type", "authorization_code"),
                ("code", code),
                ("redirect_uri", Redirect),
                ("code_verifier", Verifier),
                .. changes,
            ]
        );

    /// <param name="path"><c>token</c> or <c>token/revoke</c>.</param>
    /// <param name="changes">Beside the application's own id and secret.</param>
    public async Task<(HttpStatusCode Status, JsonNode Body)> TokenAsync(
        string path,
        (string Name, string? Value)[] changes
    )
    {
        var fields = new Dictionary<string, string?>
        {
            ["client_id"] = simulator.ApplicationId,
            ["client_secret"] = Secret,
        };
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        using var form = new FormUrlEncodedContent(fields.Where(f => f.Value is not null));
        using var answer = await http.PostAsync($"/api/v10/oauth2/{path}", form, Cancellation);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!);
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> ReadAsync(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v10{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, Cancellation);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!);
    }

    public void Dispose() => http.Dispose();
}
