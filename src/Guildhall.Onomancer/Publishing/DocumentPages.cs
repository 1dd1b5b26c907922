using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Onomancer.Publishing;

/// <summary><c>GET /d/{tenant}/{key}</c>: a filed summary, for whoever holds a link that we signed and that is not too old.</summary>
internal static class DocumentPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/d/{tenant}/{key}", Show);
        endpoints.MapGet("/d/{tenant}/{key}.md", ShowMarkdown);
    }

    private static IResult Show(
        HttpContext http,
        string tenant,
        string key,
        string? expires,
        string? signature,
        SignedLinks links,
        LocalDocumentStore store
    ) =>
        Serve(
            http,
            links.Check(tenant, key, expires, signature),
            store.TryFindPage(tenant, key),
            "text/html; charset=utf-8"
        );

    private static IResult ShowMarkdown(
        HttpContext http,
        string tenant,
        string key,
        string? expires,
        string? signature,
        SignedLinks links,
        LocalDocumentStore store
    ) =>
        Serve(
            http,
            links.Check(tenant, key, expires, signature),
            store.TryFindMarkdown(tenant, key),
            "text/markdown; charset=utf-8"
        );

    private static IResult Serve(HttpContext http, LinkState link, string? file, string type)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.XFrameOptions = "DENY";
        return (link, file) switch
        {
            (LinkState.Valid, { } found) => Results.File(found, type),
            (LinkState.Expired, _) => Say(
                "This link has expired. Ask for the summary again: it costs nothing and gives a new link.",
                410
            ),
            // A forged link learns nothing about what there is.
            _ => Say("There is no such document, or the link is not complete.", 404),
        };
    }

    private static IResult Say(string text, int status) =>
        Results.Text(text, "text/plain; charset=utf-8", statusCode: status);
}
