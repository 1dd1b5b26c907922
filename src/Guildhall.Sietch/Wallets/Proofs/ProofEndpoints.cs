using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Pages;
using Guildhall.Discord.Gateway;
using Guildhall.Sietch.Wallets.Choice;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Wallets.Proofs;

/// <summary><c>/verify</c> and what its script calls. The one-time link is in no path and in no header.</summary>
internal sealed class ProofEndpoints(ProofDesk desk, GuildCache guilds, ChoiceCalls calls)
{
    private const string Prefix = "/api/v1/wallets/proofs";
    private const int LargestBody = 32 << 10;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("").AddEndpointFilter<FaultFilter>().AddEndpointFilter(Unseen);
        pages.MapGet(ProofDesk.PagePath, () => ProofPage.Of(Prefix));
        endpoints.MapGet(WalletChoice.ScriptPath, WalletChoice.Script);
        var api = pages.MapGroup(Prefix).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        api.MapPost(
            "/open",
            (HttpContext http, ProofCall call, ProofEndpoints own, CancellationToken end) =>
                own.LimitedAsync(http, () => own.OpenAsync(call, end))
        );
        api.MapPost(
            "/challenge",
            (HttpContext http, ProofCall call, ProofEndpoints own, CancellationToken end) =>
                own.LimitedAsync(http, () => own.ChallengeAsync(call, end))
        );
        api.MapPost(
            "/prove",
            (HttpContext http, ProofCall call, ProofEndpoints own, CancellationToken end) =>
                own.LimitedAsync(http, () => own.ProveAsync(call, end))
        );
    }

    private async Task<IResult> OpenAsync(ProofCall call, CancellationToken cancellation)
    {
        var found = await desk.FindAsync(call.Link, cancellation);
        return found.TryGet(out var pass, out var refusal)
            ? Json(
                new ProofFor(pass.UserName, guilds.TryGet(pass.GuildId)?.Name ?? "your server", pass.EndsAt),
                WalletsJson.Default.ProofFor
            )
            : ChoiceCalls.Refused(refusal);
    }

    private async Task<IResult> ChallengeAsync(ProofCall call, CancellationToken cancellation)
    {
        var made = await desk.ChallengeAsync(call.Link, call.Account, cancellation);
        return made.TryGet(out var message, out var refusal)
            ? Json(new ProofChallenge(message), WalletsJson.Default.ProofChallenge)
            : ChoiceCalls.Refused(refusal);
    }

    private async Task<IResult> ProveAsync(ProofCall call, CancellationToken cancellation)
    {
        var proven = await desk.ProveAsync(call.Link, call.Message, call.Signature, cancellation);
        return proven.TryGet(out var text, out var refusal)
            ? Json(new ProofDone(text), WalletsJson.Default.ProofDone)
            : ChoiceCalls.Refused(refusal);
    }

    private Task<IResult> LimitedAsync(HttpContext http, Func<Task<IResult>> answer) =>
        calls.LimitedAsync(http, "sietch.proof", answer);

    private static async ValueTask<object?> Unseen(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return await next(context);
    }

    private static IResult Json<T>(T value, JsonTypeInfo<T> json) => Results.Json(value, json);
}
