using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Pages;
using Guildhall.Discord.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Wallets.Proofs;

/// <summary><c>/verify</c> and what its script calls. The one-time link is in no path and in no header.</summary>
internal sealed class ProofEndpoints(ProofDesk desk, GuildCache guilds, Cooldowns cooldowns)
{
    private const string Prefix = "/api/v1/wallets/proofs";
    private const int LargestBody = 32 << 10;
    private static readonly Cooldown perNetwork = new(60, TimeSpan.FromMinutes(1));

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("").AddEndpointFilter<FaultFilter>().AddEndpointFilter(Unseen);
        pages.MapGet(ProofDesk.PagePath, () => ProofPage.Page);
        endpoints.MapGet(ProofPage.ScriptPath, ProofPage.Script);
        var api = pages.MapGroup(Prefix).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        api.MapPost(
            "/open",
            (HttpContext http, ProofCall call, ProofEndpoints own, CancellationToken end) =>
                own.LimitedAsync(http, () => own.OpenAsync(http, call, end))
        );
        api.MapPost(
            "/challenge",
            (HttpContext http, ProofCall call, ProofEndpoints own, CancellationToken end) =>
                own.LimitedAsync(http, () => own.ChallengeAsync(http, call, end))
        );
        api.MapPost(
            "/prove",
            (HttpContext http, ProofCall call, ProofEndpoints own, CancellationToken end) =>
                own.LimitedAsync(http, () => own.ProveAsync(http, call, end))
        );
    }

    private async Task<IResult> OpenAsync(HttpContext http, ProofCall call, CancellationToken cancellation)
    {
        var found = await desk.FindAsync(call.Link, cancellation);
        return found.TryGet(out var pass, out var refusal)
            ? Json(
                new ProofFor(pass.UserName, guilds.TryGet(pass.GuildId)?.Name ?? "your server", pass.EndsAt),
                WalletsJson.Default.ProofFor
            )
            : Refused(http, refusal);
    }

    private async Task<IResult> ChallengeAsync(HttpContext http, ProofCall call, CancellationToken cancellation)
    {
        var made = await desk.ChallengeAsync(call.Link, call.Account, cancellation);
        return made.TryGet(out var message, out var refusal)
            ? Json(new ProofChallenge(message), WalletsJson.Default.ProofChallenge)
            : Refused(http, refusal);
    }

    private async Task<IResult> ProveAsync(HttpContext http, ProofCall call, CancellationToken cancellation)
    {
        var proven = await desk.ProveAsync(call.Link, call.Message, call.Signature, cancellation);
        return proven.TryGet(out var text, out var refusal)
            ? Json(new ProofDone(text), WalletsJson.Default.ProofDone)
            : Refused(http, refusal);
    }

    private async Task<IResult> LimitedAsync(HttpContext http, Func<Task<IResult>> answer)
    {
        if (!cooldowns.TryTake("sietch.proof", 0, NetworkOf(http), perNetwork, out var wait))
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
                .ToString("0", CultureInfo.InvariantCulture);
            return Problems.Of(http, StatusCodes.Status429TooManyRequests, ProofRefusals.TooFast);
        }

        return await answer();
    }

    /// <summary>An IPv4 address, or the 64 bits that one household has of IPv6. A proxy on this machine says for whom it
    /// asks: its own, last word counts.</summary>
    public static ulong NetworkOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (
            IPAddress.IsLoopback(address)
            && http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() is { Length: > 0 } told
            && IPAddress.TryParse(told, out var client)
        )
        {
            address = client;
        }

        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetworkV6 && bytes.Length > sizeof(uint)
            ? BinaryPrimitives.ReadUInt64BigEndian(bytes)
            : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private static async ValueTask<object?> Unseen(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return await next(context);
    }

    private static IResult Refused(HttpContext http, Refusal refusal) =>
        Problems.Of(
            http,
            refusal == ProofRefusals.Unknown ? StatusCodes.Status404NotFound
                : refusal == ProofRefusals.ChainSilent ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status422UnprocessableEntity,
            refusal
        );

    private static IResult Json<T>(T value, JsonTypeInfo<T> json) => Results.Json(value, json);
}
