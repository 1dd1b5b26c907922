using Guildhall.Core.SignIn;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Core.Pages;

/// <summary>A whole page, made here and complete without a script, but for one of ours where it names it. Its answer forbids
/// all other scripts, frames and foreign forms.</summary>
public sealed record Page(string Title, Html Body) : IResult
{
    private const string Own = "default-src 'none'; style-src 'self'; img-src 'self'";
    private const string Closed = "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private const string Policy = Own + Closed;

    // A script of ours may ask this server, and nobody else, and show a picture that it has already.
    private const string PolicyWithScript = Own + " data:" + Closed + "; script-src 'self'; connect-src 'self'";

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The path of a script of ours, run once the page stands; null for none.</summary>
    public string? Script { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Script is null ? Policy : PolicyWithScript;
        response.Headers.CacheControl = "no-store";
        await response.WriteAsync(Whole(Visitor.Of(httpContext)).Text, httpContext.RequestAborted);
    }

    private Html Whole(Visitor? visitor) =>
        Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex, nofollow">
            <meta name="color-scheme" content="light dark">
            <title>{Title} · Guildhall</title>
            <link rel="icon" href="{PageStyle.Icon}" type="image/svg+xml">
            <link rel="stylesheet" href="{PageStyle.Address}">
            {Html.If(
                Script is not null,
                () => Html.Of($"<script src=\"{Script!}\" defer></script>\n")
            )}            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header class="top">
            <a class="home" href="/">Guildhall</a>
            {Account(visitor)}</header>
            <main id="content">
            {Body}
            </main>
            </body>
            </html>

            """
        );

    private static Html Account(Visitor? visitor) =>
        visitor is null
            ? Html.Empty
            : Html.Of(
                $"""
                <nav aria-label="Account">
                <a href="/account/sessions">{visitor.Name}</a>
                <form method="post" action="/api/v1/auth/logout">{visitor.CsrfField}<button class="plain">Sign out</button></form>
                </nav>

                """
            );
}
