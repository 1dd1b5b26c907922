using Guildhall.Core.Commands;
using Guildhall.Discord.Interactions;
using Microsoft.AspNetCore.Http.Features;

namespace Guildhall.Host.Adapters.Discord;

/// <summary><c>POST /interactions</c>: where Discord posts interactions, once the developer portal names this address.</summary>
internal static class InteractionEndpoint
{
    public const string Path = "/interactions";
    public const string PublicKey = $"{DiscordSettings.Section}:PublicKey";

    // Nobody has proved who they are yet; Discord's own largest, a menu on a full message, stays far below.
    private const int LargestBody = 1 << 20;

    /// <summary>Only where a public key is set up; without one nothing that comes here could be believed.</summary>
    public static IEndpointRouteBuilder MapInteractions(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<HttpInteractions>() is { } interactions)
        {
            var posted = endpoints.ServiceProvider.GetRequiredService<PostedInteractions>();
            endpoints.MapPost(Path, http => ReceiveAsync(http, interactions, posted, http.RequestAborted));
        }

        return endpoints;
    }

    private static async Task ReceiveAsync(
        HttpContext http,
        HttpInteractions interactions,
        PostedInteractions posted,
        CancellationToken cancellation
    )
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, cancellation);
        var received = interactions.Receive(
            Header(http, "X-Signature-Ed25519"),
            Header(http, "X-Signature-Timestamp"),
            body.GetBuffer().AsSpan(0, (int)body.Length)
        );
        if (received.Interaction is not { } interaction)
        {
            await WriteAsync(http.Response, received.Status, Pong(received), cancellation);
            return;
        }

        await AnswerAsync(http.Response, await posted.RunAsync(interaction, cancellation), cancellation);
    }

    private static ReadOnlyMemory<byte>? Pong(HttpInteraction received) =>
        received.Answer is { } answer ? HttpInteractions.Body(answer) : default(ReadOnlyMemory<byte>?);

    private static async Task AnswerAsync(HttpResponse response, PostedAnswer answer, CancellationToken cancellation)
    {
        var hasLeft = false;
        try
        {
            var status = (answer.IsAccepted, answer.Body) switch
            {
                (false, _) => StatusCodes.Status503ServiceUnavailable,
                (_, null) => StatusCodes.Status202Accepted,
                _ => StatusCodes.Status200OK,
            };
            await WriteAsync(response, status, answer.Body, cancellation);
            await response.CompleteAsync();
            hasLeft = true;
        }
        finally
        {
            answer.End(hasLeft);
        }
    }

    private static async Task WriteAsync(
        HttpResponse response,
        int status,
        ReadOnlyMemory<byte>? json,
        CancellationToken cancellation
    )
    {
        response.StatusCode = status;
        response.ContentLength = json?.Length ?? 0;
        if (json is { } body)
        {
            response.ContentType = "application/json";
            await response.Body.WriteAsync(body, cancellation);
        }
    }

    private static string? Header(HttpContext http, string name) =>
        http.Request.Headers[name] is [{ } only] ? only : null;
}
