using System.Net;
using Microsoft.Extensions.Logging;

namespace Guildhall.Discord.Rest;

/// <summary>What must not be sent any more: anything with a refused token, to a webhook that is gone, or at all while
/// Discord is about to ban the address.</summary>
internal sealed partial class RestStops(TimeProvider time, ILogger<DiscordRest> log)
{
    private const int DeadWebhooksKept = 1_000;

    private readonly Lock gate = new();
    private readonly HashSet<string> deadWebhooks = [];
    private readonly InvalidRequestGuard guard = new(time);
    private volatile bool isUnauthorized;

    /// <summary>Raised once.</summary>
    public event Action? Unauthorized;

    /// <summary>Null where nothing speaks against sending.</summary>
    public DiscordApiException? Refuse(RestRequest request)
    {
        if (isUnauthorized && !request.HasOwnToken)
        {
            return Local(
                request,
                HttpStatusCode.Unauthorized,
                "Discord refused the bot token earlier; nothing is sent with it."
            );
        }

        if (request is { HasOwnToken: true, IsInteraction: false } && IsDead(request.Major))
        {
            return Local(request, HttpStatusCode.NotFound, "That webhook is gone.");
        }

        return guard.IsClosed
            ? Local(
                request,
                HttpStatusCode.TooManyRequests,
                "Too many refused requests in ten minutes; stopped before Discord bans this address."
            )
            : null;
    }

    /// <param name="scope">Of a 429; null for other refusals.</param>
    public void Learn(RestRequest request, DiscordApiException error, string? scope)
    {
        var status = (int)error.Status;
        if ((status is 401 or 403 || (status == 429 && scope != "shared")) && guard.Count())
        {
            ManyInvalid(InvalidRequestGuard.WarnAt);
        }

        if (status == 401 && !request.HasOwnToken)
        {
            StopTraffic();
        }
        else if (request is { HasOwnToken: true, IsInteraction: false } && IsGone(request, error))
        {
            Bury(request.Major);
        }
    }

    // A message or thread of a living webhook may be unknown too, and has a code of its own.
    private static bool IsGone(RestRequest request, DiscordApiException error) =>
        error.Code is DiscordErrorCodes.UnknownWebhook or DiscordErrorCodes.InvalidWebhookToken
        || (
            error is { Status: HttpStatusCode.NotFound, Code: 0 }
            && request.Key.EndsWith("/{}/{}", StringComparison.Ordinal)
        );

    private static DiscordApiException Local(RestRequest request, HttpStatusCode status, string why) =>
        new(status, 0, why, request.Key) { IsLocal = true };

    private void StopTraffic()
    {
        lock (gate)
        {
            if (isUnauthorized)
            {
                return;
            }

            isUnauthorized = true;
        }

        TokenRefused();
        Unauthorized?.Invoke();
    }

    private bool IsDead(string webhook)
    {
        lock (gate)
        {
            return deadWebhooks.Contains(webhook);
        }
    }

    private void Bury(string webhook)
    {
        lock (gate)
        {
            if (deadWebhooks.Count >= DeadWebhooksKept)
            {
                deadWebhooks.Clear();
            }

            deadWebhooks.Add(webhook);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} refused requests within ten minutes; Discord bans an address at 10,000")]
    private partial void ManyInvalid(int count);

    [LoggerMessage(LogLevel.Critical, "Discord refused the bot token; all traffic with it is stopped")]
    private partial void TokenRefused();
}
