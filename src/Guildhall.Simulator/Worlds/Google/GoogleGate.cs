using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Control;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>In front of Drive and Docs: writes the request into the log, and lets only a good token through.</summary>
internal sealed class GoogleGate(RequestLog log, GoogleTokens tokens) : IEndpointFilter
{
    private const string Prefix = "https://www.googleapis.com/auth/";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Request.EnableBuffering();
        var result = Refusal(http) ?? await next(context);
        var status = http.RequestAborted.IsCancellationRequested
            ? 0
            : (result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        log.Add(
            new("google", http.Request.Method, route, http.Request.Path + http.Request.QueryString, status)
            {
                BodyText = (await BodyAsync(http.Request))?.ToJsonString(),
            }
        );
        return result;
    }

    private IResult? Refusal(HttpContext http)
    {
        var bearer = http.Request.Headers.Authorization.ToString();
        if (
            !bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            || tokens.ScopesOf(bearer["Bearer ".Length..].Trim()) is not { } scopes
        )
        {
            http.Response.Headers.WWWAuthenticate = "Bearer realm=\"https://accounts.google.com/\"";
            return GoogleAnswer.Refuse(
                401,
                "authError",
                "Request had invalid authentication credentials. Expected OAuth 2 access token."
            );
        }

        string[] wanted = http.Request.Path.StartsWithSegments("/google/docs")
            ? ["documents", "drive", "drive.file"]
            : ["drive", "drive.file"];
        return scopes.Any(s => s.StartsWith(Prefix, StringComparison.Ordinal) && wanted.Contains(s[Prefix.Length..]))
            ? null
            : GoogleAnswer.Refuse(403, "insufficientPermissions", "Request had insufficient authentication scopes.");
    }

    private static async Task<JsonNode?> BodyAsync(HttpRequest request)
    {
        if (request.ContentLength is null or 0 || !request.Body.CanSeek)
        {
            return null;
        }

        try
        {
            request.Body.Position = 0;
            return await JsonNode.ParseAsync(request.Body);
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            return null;
        }
    }
}
