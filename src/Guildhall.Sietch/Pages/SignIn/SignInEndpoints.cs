using Guildhall.Core.Pages;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Choice;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Pages.SignIn;

/// <summary>Signing in with a wallet, and out again.</summary>
internal sealed class SignInEndpoints(SignInDesk desk, MemberSessions sessions, ChoiceCalls calls)
{
    private const int LargestBody = 32 << 10;

    /// <param name="pages">Those of one community, below its name.</param>
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet(
            "/sign-in",
            (HttpContext http, string tenant, CommunityRegistry communities, CommunityNames names) =>
                TenantOf(tenant, communities) is { } id ? SignInPage.Of(id, names.Of(id)) : Problems.NotFound(http)
        );
        var changes = pages.MapGroup("/sign-in").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        changes.MapPost(
            "/challenge",
            (HttpContext http, string tenant, SignInCall call, SignInEndpoints own) =>
                own.LimitedAsync(http, tenant, id => own.ChallengeAsync(http, id, call))
        );
        changes.MapPost(
            "/prove",
            (HttpContext http, string tenant, SignInCall call, SignInEndpoints own) =>
                own.LimitedAsync(http, tenant, id => own.ProveAsync(http, id, call))
        );
        pages.MapPost(
            "/sign-out",
            (HttpContext http, string tenant, SignInEndpoints own) =>
                own.ChangeAsync(http, tenant, session => own.SignOutAsync(http, session))
        );
        pages.MapPost(
            "/sign-out/others",
            (HttpContext http, string tenant, SignInEndpoints own) =>
                own.ChangeAsync(http, tenant, session => own.SignOutOthersAsync(http, session))
        );
    }

    private static TenantId? TenantOf(string tenant, CommunityRegistry communities) =>
        TenantId.TryParse(tenant, out var id) && communities.TryGet(id) is not null ? id : null;

    private async Task<IResult> ChallengeAsync(HttpContext http, TenantId tenant, SignInCall call)
    {
        var made = await desk.ChallengeAsync(tenant, call.Account, http.RequestAborted);
        return made.TryGet(out var message, out var refusal)
            ? Results.Json(new SignInChallenge(message), SignInJson.Default.SignInChallenge)
            : ChoiceCalls.Refused(refusal);
    }

    private async Task<IResult> ProveAsync(HttpContext http, TenantId tenant, SignInCall call)
    {
        var proven = await desk.ProveAsync(tenant, call.Message, call.Signature, http.RequestAborted);
        if (!proven.TryGet(out var opener, out var refusal))
        {
            return ChoiceCalls.Refused(refusal);
        }

        await sessions.StartAsync(http, tenant, opener);
        return Results.Json(new SignInDone(MemberRoutes.Me(tenant)), SignInJson.Default.SignInDone);
    }

    private async Task<IResult> SignOutAsync(HttpContext http, MemberSession session)
    {
        await sessions.EndAsync(http, session.Tenant);
        return new SeeOther(MemberRoutes.Home(session.Tenant));
    }

    private async Task<IResult> SignOutOthersAsync(HttpContext http, MemberSession session)
    {
        await sessions.EndOthersAsync(http, session.Tenant, session.User, http.RequestAborted);
        return new SeeOther(MemberRoutes.Me(session.Tenant));
    }

    /// <summary>A change that a page of theirs asks for.</summary>
    private async Task<IResult> ChangeAsync(HttpContext http, string tenant, Func<MemberSession, Task<IResult>> change)
    {
        if (!TenantId.TryParse(tenant, out var id) || await sessions.TryFindAsync(http, id) is not { } session)
        {
            return new SeeOther(MemberRoutes.Prefix);
        }

        if (
            !http.Request.HasFormContentType
            || !session.IsTheirs((await http.Request.ReadFormAsync(http.RequestAborted))[MemberSession.CsrfName])
        )
        {
            return Problems.Of(
                http,
                StatusCodes.Status403Forbidden,
                "sietch.csrf",
                "This did not come from a page of yours, or the page was too old. Load it again and repeat it."
            );
        }

        return await change(session);
    }

    private Task<IResult> LimitedAsync(HttpContext http, string tenant, Func<TenantId, Task<IResult>> answer) =>
        calls.LimitedAsync(
            http,
            "sietch.sign-in",
            async () => TenantId.TryParse(tenant, out var id) ? await answer(id) : Problems.NotFound(http)
        );
}
