using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Guildhall.Core.Pages;

/// <summary>What cannot be done, told as the one who asked reads it: a page, or problem details. Source: RFC 9457</summary>
public static class Problems
{
    /// <param name="code">Stable and dotted, for machines.</param>
    /// <param name="message">What is wrong and what to do.</param>
    public static IResult Of(HttpContext http, int status, string code, string message) =>
        IsForPeople(http)
            ? new Page(ReasonPhrases.GetReasonPhrase(status), Body(status, message)) { Status = status }
            : Results.Problem(
                message,
                statusCode: status,
                title: ReasonPhrases.GetReasonPhrase(status),
                extensions: new Dictionary<string, object?> { ["code"] = code }
            );

    public static IResult Of(HttpContext http, int status, Refusal refusal) =>
        Of(http, status, refusal.Code, refusal.Message);

    public static IResult NotFound(HttpContext http) =>
        Of(http, StatusCodes.Status404NotFound, "core.not_found", "There is nothing here, or it is not yours to see.");

    private static bool IsForPeople(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/api")
        || http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Html Body(int status, string message) =>
        Html.Of(
            $"<h1>{ReasonPhrases.GetReasonPhrase(status)}</h1>\n<p>{message}</p>\n<p><a href=\"/\">To the start</a></p>"
        );
}
