using System.Text.Json.Serialization;
using Guildhall.Core;
using Guildhall.Core.Pages;
using Guildhall.Core.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Adapters.Discord;

/// <summary><c>/api/v1/auth</c> for programs and the dashboard; <c>/sign-in</c> and <c>/account/sessions</c> for people.</summary>
internal static class SignInEndpoints
{
    /// <summary>In the request's items: the host as the request named it.</summary>
    public const string AskedHost = "guildhall.asked-host";

    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("").AddEndpointFilter<FaultFilter>();
        pages.MapGet("/sign-in", SignInPages.Problem);
        pages.MapGet("/account/sessions", ShowAsync);
        pages.MapPost("/account/sessions/{id}/revoke", RevokeFromPageAsync).AddEndpointFilter<ChangeFilter>();

        var api = pages.MapGroup("/api/v1/auth");
        api.MapGet("/login", Login);
        api.MapPost("/logout", LogoutAsync).AddEndpointFilter<ChangeFilter>();
        api.MapGet("/me", Me);
        api.MapGet("/sessions", ListAsync);
        api.MapDelete("/sessions/{id}", RevokeAsync).AddEndpointFilter<ChangeFilter>();
        return endpoints;
    }

    /// <summary>A path of ours; anything else would send people to a stranger's page that they take for ours.</summary>
    public static string Local(string? address) =>
        address is ['/', ..] && !address.AsSpan(1).StartsWith("/") && !address.Any(c => c == '\\' || char.IsControl(c))
            ? address
            : "/";

    private static IResult Login(
        HttpContext http,
        string? returnUrl,
        string? here,
        SignInState state,
        IOptions<GuildhallOptions> shared
    )
    {
        if (!state.IsSetUp)
        {
            return SignInPages.NotSetUp;
        }

        // The cookie of the way back has to be set where the way back leads. Once: a proxy may hide the name for good.
        var isElsewhere = http.Items[AskedHost] is HostString asked && asked != http.Request.Host;
        var home = Local(returnUrl);
        return isElsewhere && here is null
            ? Results.Redirect(
                new Uri(
                    shared.Value.PublicUrl!,
                    $"/api/v1/auth/login?here=1&returnUrl={Uri.EscapeDataString(home)}"
                ).AbsoluteUri
            )
            : Results.Challenge(new AuthenticationProperties { RedirectUri = home }, [SignInConfiguration.Scheme]);
    }

    private static async Task<IResult> LogoutAsync(HttpContext http, CancellationToken cancellation)
    {
        await http.SignOutAsync(SignInModule.Scheme);
        return http.Request.HasFormContentType ? new SeeOther("/sign-in?problem=out") : Results.NoContent();
    }

    private static IResult Me(HttpContext http) =>
        Visitor.Of(http) is { } visitor
            ? Results.Json(
                new VisitorJson(visitor.User.ToString(), visitor.Name, visitor.Csrf),
                SignInJson.Default.VisitorJson
            )
            : NotSignedIn(http);

    private static async Task<IResult> ListAsync(HttpContext http, WebSessions sessions, CancellationToken cancellation)
    {
        if (Visitor.Of(http) is not { } visitor)
        {
            return NotSignedIn(http);
        }

        var all = await sessions.OfAsync(visitor.User, cancellation);
        return Results.Json(
            all.Select(s => new SessionJson(s.Id, s.Agent, s.CreatedAt, s.SeenAt, s.Id == visitor.Session)).ToArray(),
            SignInJson.Default.SessionJsonArray
        );
    }

    private static async Task<IResult> RevokeAsync(
        HttpContext http,
        string id,
        WebSessions sessions,
        CancellationToken cancellation
    ) =>
        await sessions.RevokeAsync(Visitor.Of(http)!.User, id, cancellation)
            ? Results.NoContent()
            : Problems.NotFound(http);

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        WebSessions sessions,
        CancellationToken cancellation
    ) =>
        Visitor.Of(http) is { } visitor
            ? SignInPages.Sessions(visitor, await sessions.OfAsync(visitor.User, cancellation))
            : Results.Redirect("/api/v1/auth/login?returnUrl=/account/sessions");

    private static async Task<IResult> RevokeFromPageAsync(
        HttpContext http,
        string id,
        WebSessions sessions,
        CancellationToken cancellation
    )
    {
        await sessions.RevokeAsync(Visitor.Of(http)!.User, id, cancellation);
        return new SeeOther("/account/sessions");
    }

    private static IResult NotSignedIn(HttpContext http) =>
        Problems.Of(http, StatusCodes.Status401Unauthorized, "core.not_signed_in", "You are not signed in.");
}

internal sealed record VisitorJson(string Id, string Name, string Csrf);

internal sealed record SessionJson(
    string Id,
    string Agent,
    DateTimeOffset CreatedAt,
    DateTimeOffset SeenAt,
    bool IsThis
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VisitorJson))]
[JsonSerializable(typeof(SessionJson[]))]
internal sealed partial class SignInJson : JsonSerializerContext;
