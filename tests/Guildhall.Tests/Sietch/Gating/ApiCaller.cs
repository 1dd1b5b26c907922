using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Gating.Keys;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Sietch.Gating;

/// <summary>Another program that calls <c>/api/v1</c>.</summary>
internal sealed class ApiCaller(GuildhallFixture guildhall)
{
    private string? key;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>One with a key of its own.</summary>
    public static async Task<ApiCaller> WithKeyAsync(
        GuildhallFixture guildhall,
        string name,
        string scope = ApiKeys.Admin
    )
    {
        var made = await guildhall.Get<ApiKeys>().MakeAsync(TenantId.Default, name, scope, null, "cli", Cancellation);
        Assert.True(made.TryGet(out var own, out _));
        return new(guildhall) { key = own.Text };
    }

    public Task<ApiAnswer> GetAsync(string path, string? knows = null) => SendAsync(HttpMethod.Get, path, null, knows);

    public Task<ApiAnswer> PostAsync(string path, JsonObject body) => SendAsync(HttpMethod.Post, path, body);

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public async Task<ApiAnswer> SendAsync(
        HttpMethod method,
        string path,
        JsonObject? body = null,
        string? knows = null
    )
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        request.Content = body is null ? null : JsonContent.Create(body);
        if (key is not null)
        {
            request.Headers.Add("X-API-Key", key);
        }

        if (knows is not null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(knows));
        }

        using var answer = await guildhall.Http.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        return new(
            answer.StatusCode,
            text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject(),
            text,
            answer.Headers.ETag?.ToString(),
            answer.Headers.CacheControl?.ToString(),
            answer.Headers.RetryAfter?.Delta
        );
    }
}

internal sealed record ApiAnswer(
    HttpStatusCode Status,
    JsonObject Json,
    string Text,
    string? Tag,
    string? Caching,
    TimeSpan? RetryAfter
)
{
    public string? Code => (string?)Json["code"];

    public string? Detail => (string?)Json["detail"];
}
