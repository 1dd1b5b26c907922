using Guildhall.Core.Pages;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Core.SignIn;

/// <summary>
/// Before every change: somebody is signed in, and the request carries that session's token, so that no other site can
/// have made it.
/// </summary>
public sealed class ChangeFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (Visitor.Of(http) is not { } visitor)
        {
            return Problems.Of(
                http,
                StatusCodes.Status401Unauthorized,
                "core.not_signed_in",
                "You are not signed in, or not any more. Sign in again and repeat it."
            );
        }

        return !IsForeign(http.Request) && visitor.IsTheirs(await TokenAsync(http))
            ? await next(context)
            : Problems.Of(
                http,
                StatusCodes.Status403Forbidden,
                "core.csrf",
                "This did not come from a page of yours, or the page was too old. Load it again and repeat it."
            );
    }

    private static bool IsForeign(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    private static async Task<string?> TokenAsync(HttpContext http)
    {
        if (http.Request.Headers[Visitor.CsrfHeader] is [{ } header])
        {
            return header;
        }

        return http.Request.HasFormContentType
            ? (await http.Request.ReadFormAsync(http.RequestAborted))[Visitor.CsrfName].FirstOrDefault()
            : null;
    }
}
