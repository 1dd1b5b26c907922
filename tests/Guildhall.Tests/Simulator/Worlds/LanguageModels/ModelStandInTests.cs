using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Worlds.LanguageModels;

public class ModelStandInTests : IAsyncLifetime
{
    private const string Question =
        """{"model":"claude-sonnet-4-5","max_tokens":99,"messages":[{"role":"user","content":"hi"}]}""";

    private LocalWorlds? worlds;

    private LocalWorlds Worlds => worlds!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => worlds = await LocalWorlds.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Worlds.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("POST", null, Question, 401, "authentication_error")]
    [InlineData("POST", "invalid", Question, 401, "authentication_error")]
    [InlineData("GET", "key", null, 405, "invalid_request_error")]
    [InlineData("POST", "key", "{", 400, "invalid_request_error")]
    [InlineData("POST", "key", """{"model":"claude-sonnet-4-5","messages":[]}""", 400, "invalid_request_error")]
    [InlineData(
        "POST",
        "key",
        """{"model":"gpt-9","max_tokens":9,"messages":[{"role":"user","content":"x"}]}""",
        404,
        "not_found_error"
    )]
    public async Task Anthropic_refuses_in_its_own_words(
        string method,
        string? key,
        string? body,
        int status,
        string type
    )
    {
        using var response = await SendAsync(method, "anthropic/v1/messages", key, body, "x-api-key");

        Assert.Equal(status, (int)response.StatusCode);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("error", answer.Text("type"));
        Assert.Equal(type, answer!["error"].Text("type"));
        Assert.Empty(await Worlds.PromptsAsync());
    }

    [Theory]
    [InlineData("POST", "chat/completions", null, "{}", 401)]
    [InlineData("GET", "chat/completions", "key", null, 405)]
    [InlineData("POST", "chat/completions", "key", "nope", 400)]
    [InlineData("POST", "chat/completions", "key", """{"model":"gpt-4o"}""", 400)]
    [InlineData("POST", "chat/completions", "key", """{"model":"x","messages":[{"role":"user","content":"x"}]}""", 404)]
    [InlineData("POST", "models", "key", "{}", 405)]
    [InlineData("GET", "models", "key", null, 200)]
    public async Task OpenAi_refuses_in_its_own_words(string method, string path, string? key, string? body, int status)
    {
        using var response = await SendAsync(method, "openai/v1/" + path, key, body, "Authorization");

        Assert.Equal(status, (int)response.StatusCode);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
        Assert.NotNull(status == 200 ? answer["data"] : answer["error"]!["message"]);
    }

    [Fact]
    public async Task Anthropic_streams_the_same_words_that_it_says_at_once()
    {
        await Worlds.SetModelsAsync(
            """{"mode":"script","text":"Grüße 😀 and a long text that takes more than one piece of sixty."}"""
        );
        var streamed = Question.Replace("\"max_tokens\"", "\"stream\":true,\"max_tokens\"", StringComparison.Ordinal);
        using var response = await SendAsync("POST", "anthropic/v1/messages", "key", streamed, "x-api-key");

        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).Split('\n');
        var events = lines
            .Where(l => l.StartsWith("data: ", StringComparison.Ordinal))
            .Select(l => JsonNode.Parse(l[6..])!);
        Assert.Equal("message_start", events.First().Text("type"));
        Assert.Equal("message_stop", events.Last().Text("type"));
        Assert.Equal(
            "Grüße 😀 and a long text that takes more than one piece of sixty.",
            string.Concat(
                events.Where(e => e.Text("type") == "content_block_delta").Select(e => e["delta"].Text("text"))
            )
        );
    }

    [Fact]
    public async Task A_mode_ends_after_its_times()
    {
        await Worlds.SetModelsAsync("""{"mode":"error","status":503,"times":1}""");

        using var first = await SendAsync("POST", "anthropic/v1/messages", "key", Question, "x-api-key");
        using var second = await SendAsync("POST", "anthropic/v1/messages", "key", Question, "x-api-key");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(["error", "normal"], (await Worlds.PromptsAsync()).Select(p => p.Text("answered")));
    }

    private async Task<HttpResponseMessage> SendAsync(
        string method,
        string path,
        string? key,
        string? body,
        string header
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("anthropic-version", "2023-06-01");
        if (key is not null && header == "Authorization")
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
        else if (key is not null)
        {
            request.Headers.Add(header, key);
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await Worlds.Http.SendAsync(request, Cancellation);
    }
}
