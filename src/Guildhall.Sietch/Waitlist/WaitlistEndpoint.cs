using System.Text.Json.Serialization;
using Guildhall.Core.Pages;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Waitlist;

/// <summary><c>GET /api/v1/waitlist/status/{address}</c>: whether a wallet may wait; open to all, as the places of those who wait
/// are. Whether its holder has registered it does not say: a role in Discord appears in the same minute.</summary>
internal static class WaitlistEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/waitlist/status/{address}", ShowAsync).AddEndpointFilter<FaultFilter>();

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        string address,
        GateCall calls,
        CommunityRegistry communities,
        PublishedShelf shelf
    )
    {
        if (await calls.TryAdmitAsync(http, needsKey: false) is not { } tenant)
        {
            return Problems.Of(http, http.Response.StatusCode, GateCall.RefusalOf(http));
        }

        if (!Address.TryParse(address, out var wallet))
        {
            return Problems.Of(http, StatusCodes.Status400BadRequest, GateRefusals.BadAddress);
        }

        if (shelf.TryGet(tenant) is not { } published || communities.TryGet(tenant) is not { } community)
        {
            http.Response.Headers.RetryAfter = "60";
            return Problems.Of(http, StatusCodes.Status503ServiceUnavailable, GateRefusals.NotReady);
        }

        http.Response.Headers.CacheControl = "public, max-age=60";
        if (published.Standings.GetValueOrDefault(wallet) is not { Tier: Tier.Waiting } standing)
        {
            return Results.Json(new(false, null, null, null), WaitlistJson.Default.WaitlistAnswer);
        }

        var waiting = Waiting.Of(standing, published, community.Places);
        return Results.Json(
            new(true, waiting.Place, $"{waiting.Held}", $"{waiting.Distance}"),
            WaitlistJson.Default.WaitlistAnswer
        );
    }
}

/// <summary>Amounts are decimal strings in the smallest unit; null for a wallet that stands inside, or too far out.</summary>
internal sealed record WaitlistAnswer(bool IsInWaitlistRange, int? Position, string? Bgt, string? DistanceToEntry);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WaitlistAnswer))]
internal sealed partial class WaitlistJson : JsonSerializerContext;
