using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Guildhall.Discord.Model;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.SignIn;

/// <summary>
/// A cookie with a session's key, and nothing else in it. Every sign-in makes a new session and ends the browser's former
/// one, so that a key which somebody planted beforehand opens nothing.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<SessionHandlerOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    WebSessions sessions
) : SignInAuthenticationHandler<SessionHandlerOptions>(options, logger, encoder)
{
    private const int LongestKey = 64;

    // __Host- is the browser's promise that no other host of the domain set it; it wants https.
    private string Cookie => Options.IsHttps ? "__Host-guildhall" : "guildhall_session";

    private string? Key => Request.Cookies[Cookie] is { Length: > 0 and <= LongestKey } key ? key : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Key is not { } key || await sessions.FindAsync(key, Context.RequestAborted) is not { } session)
        {
            return AuthenticateResult.NoResult();
        }

        var visitor = new Visitor(session.UserId, session.UserName, session.Id, WebSessions.CsrfOf(key));
        Context.Features.Set(visitor);
        var claims = new[]
        {
            new Claim(ClaimTypes.NameIdentifier, visitor.User.ToString()),
            new Claim(ClaimTypes.Name, visitor.Name),
        };
        return AuthenticateResult.Success(
            new(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name)
        );
    }

    protected override async Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        if (Key is { } former)
        {
            await sessions.EndAsync(former, Context.RequestAborted);
        }

        var id = ulong.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);
        var key = await sessions.StartAsync(
            new Snowflake<User>(id),
            user.FindFirstValue(ClaimTypes.Name) ?? "",
            Request.Headers.UserAgent.ToString(),
            Context.RequestAborted
        );
        Response.Cookies.Append(Cookie, key, CookieWith(TimeProvider.GetUtcNow() + WebSessions.Total));
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        if (Key is { } key)
        {
            await sessions.EndAsync(key, Context.RequestAborted);
        }

        Response.Cookies.Delete(Cookie, CookieWith(null));
    }

    private CookieOptions CookieWith(DateTimeOffset? expires) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = Options.IsHttps,
            Path = "/",
            IsEssential = true,
            Expires = expires,
        };
}

internal sealed class SessionHandlerOptions : AuthenticationSchemeOptions
{
    /// <summary>Readers come by https: the cookie goes nowhere else.</summary>
    public bool IsHttps { get; set; }
}
