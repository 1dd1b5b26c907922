using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Pages;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Proofs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Pages.SignIn;

/// <summary>Signing in with a wallet, and out again.</summary>
internal sealed class SignInEndpoints(SignInDesk desk, MemberSessions sessions, Cooldowns cooldowns)
{
    private const int LargestBody = 32 << 10;
    private static readonly Cooldown perNetwork = new(60, TimeSpan.FromMinutes(1));

    /// <param name="pages">Those of one community, below its name.</param>
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet(
            "/sign-in",
            (HttpContext http, string tenant, CommunityRegistry communities, SiteNames names) =>
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
            (HttpContext http, string tenant, SignInEndpoints own) => own.SignOutAsync(http, tenant)
        );
    }

    private static TenantId? TenantOf(string tenant, CommunityRegistry communities) =>
        TenantId.TryParse(tenant, out var id) && communities.TryGet(id) is not null ? id : null;

    private async Task<IResult> ChallengeAsync(HttpContext http, TenantId tenant, SignInCall call)
    {
        var made = await desk.ChallengeAsync(tenant, call.Account, http.RequestAborted);
        return made.TryGet(out var message, out var refusal)
            ? Results.Json(new SignInChallenge(message), SignInJson.Default.SignInChallenge)
            : Refused(http, refusal);
    }

    private async Task<IResult> ProveAsync(HttpContext http, TenantId tenant, SignInCall call)
    {
        var proven = await desk.ProveAsync(tenant, call.Message, call.Signature, http.RequestAborted);
        if (!proven.TryGet(out var member, out var refusal))
        {
            return Refused(http, refusal);
        }

        await sessions.StartAsync(http, tenant, member);
        return Results.Json(new SignInDone(MemberRoutes.Me(tenant)), SignInJson.Default.SignInDone);
    }

    private async Task<IResult> SignOutAsync(HttpContext http, string tenant)
    {
        if (!TenantId.TryParse(tenant, out var id) || await sessions.TryFindAsync(http, id) is not { } session)
        {
            return new SeeOther(MemberRoutes.Prefix);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!session.IsTheirs(form[MemberSession.CsrfName]))
        {
            return Problems.Of(
                http,
                StatusCodes.Status403Forbidden,
                "sietch.csrf",
                "This did not come from a page of yours, or the page was too old. Load it again and repeat it."
            );
        }

        await sessions.EndAsync(http, id);
        return new SeeOther(MemberRoutes.Home(id));
    }

    private async Task<IResult> LimitedAsync(HttpContext http, string tenant, Func<TenantId, Task<IResult>> answer)
    {
        // Another site can make a browser post, and is told apart by the browser itself.
        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            return Problems.Of(http, StatusCodes.Status403Forbidden, SignInRefusals.NotOurs);
        }

        if (!cooldowns.TryTake("sietch.sign-in", 0, ProofEndpoints.NetworkOf(http), perNetwork, out var wait))
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
                .ToString("0", CultureInfo.InvariantCulture);
            return Problems.Of(http, StatusCodes.Status429TooManyRequests, ProofRefusals.TooFast);
        }

        return TenantId.TryParse(tenant, out var id) ? await answer(id) : Problems.NotFound(http);
    }

    private static IResult Refused(HttpContext http, Refusal refusal) =>
        Results.Problem(
            refusal.Message,
            statusCode: refusal == ProofRefusals.ChainSilent
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status422UnprocessableEntity,
            extensions: new Dictionary<string, object?> { ["code"] = refusal.Code }
        );
}
