using System.Net;

namespace Guildhall.Discord.Rest;

/// <summary>Discord refused, or the client refused for it. The message is safe to log: no token, no body.</summary>
public sealed class DiscordApiException(
    HttpStatusCode status,
    int code,
    string message,
    string route,
    IReadOnlyList<ApiFieldError>? errors = null,
    Exception? inner = null
) : Exception(Describe(status, code, message, route, errors), inner)
{
    /// <summary>0 where there was no answer at all.</summary>
    public HttpStatusCode Status => status;

    /// <summary>Discord's own code (<see cref="DiscordErrorCodes"/>), 0 where it gave none.</summary>
    public int Code => code;

    /// <summary>Method and template: <c>POST channels/{}/messages</c>.</summary>
    public string Route => route;

    /// <summary>Which fields were wrong: <c>embeds[0].title</c>, <c>BASE_TYPE_MAX_LENGTH</c>.</summary>
    public IReadOnlyList<ApiFieldError> Errors => errors ?? [];

    /// <summary>How long to wait, when Discord said so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>For Discord's support.</summary>
    public string? RequestId { get; init; }

    /// <summary>Refused by this client without asking Discord.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Trying later may work: no answer, 429 or 5xx.</summary>
    public bool IsTransient => status == 0 || (int)status == 429 || (int)status >= 500;

    /// <summary>An earlier attempt of the same call had no readable answer: this may be its echo.</summary>
    internal bool FollowsLostAttempt { get; set; }

    private static string Describe(
        HttpStatusCode status,
        int code,
        string message,
        string route,
        IReadOnlyList<ApiFieldError>? errors
    )
    {
        var fields = errors is { Count: > 0 } ? " (" + string.Join("; ", errors.Take(5)) + ")" : "";
        return $"{route}: {(int)status} code {code}: {message}{fields}";
    }
}

/// <param name="Path"><c>embeds[0].fields[2].value</c>; empty for the whole body.</param>
/// <param name="Code"><c>BASE_TYPE_MAX_LENGTH</c>.</param>
public sealed record ApiFieldError(string Path, string Code, string Message)
{
    public override string ToString() => $"{Path}: {Code}";
}
