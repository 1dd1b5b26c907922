namespace Guildhall.Simulator;

/// <summary>
/// Tells a web page of another address from the simulator's own page and from programs. A browser says where a page came
/// from when it opens a WebSocket or sends more than a plain GET; programs send neither header.
/// </summary>
internal static class Origins
{
    /// <summary>True for what a foreign page sends to where its cookies, its tokens or its consent are not asked.</summary>
    public static bool IsForeign(HttpRequest request)
    {
        var acts = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        var isOurs = request.Path.StartsWithSegments("/sim") || request.Path.StartsWithSegments("/oauth2");
        if (!isOurs || !(acts || request.HttpContext.WebSockets.IsWebSocketRequest))
        {
            return false;
        }

        // No page can write this one itself.
        return request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "same-origin" or "none" => false,
            "cross-site" or "same-site" => true,
            _ => request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOwn(origin, request.Host),
        };
    }

    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Authority.Equals(
            new UriBuilder(page.Scheme, host.Host, host.Port ?? -1).Uri.Authority,
            StringComparison.OrdinalIgnoreCase
        );
}
