using Guildhall.Core.Pages;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Gating;

/// <summary><c>GET /api/v1/eligibility/{address}/explanation</c>: why a wallet has its rank or not, for the holder of a key.
/// Amounts are decimal strings in the smallest unit.</summary>
internal static class ExplainEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/eligibility/{address}/explanation", ExplainAsync).AddEndpointFilter<FaultFilter>();

    private static async Task<IResult> ExplainAsync(
        HttpContext http,
        string address,
        GateCall calls,
        CommunityRegistry communities,
        Explainer explainer,
        CancellationToken cancellation
    )
    {
        if (await calls.TryAdmitAsync(http, needsKey: true) is not { } tenant)
        {
            return Problems.Of(http, http.Response.StatusCode, GateCall.RefusalOf(http));
        }

        if (!GateEndpoints.TryRead(address, out var wallet))
        {
            return Problems.Of(http, StatusCodes.Status400BadRequest, GateRefusals.BadAddress);
        }

        var community = communities.TryGet(tenant);
        if (community is null)
        {
            return Problems.NotFound(http);
        }

        var answer = await explainer.ExplainAsync(community, wallet, cancellation);
        if (!answer.TryGet(out var explained, out var refusal))
        {
            http.Response.Headers.RetryAfter = "60";
            return Problems.Of(http, StatusCodes.Status503ServiceUnavailable, refusal);
        }

        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Json(ExplanationAnswer.Of(explained), GateJson.Default.ExplanationAnswer);
    }
}

internal sealed record ExplanationAnswer
{
    public required string Address { get; init; }

    public required bool Eligible { get; init; }

    /// <summary>Among all, also beyond the ranks that are kept; null for a wallet that is in no order.</summary>
    public required int? Rank { get; init; }

    public required string Reason { get; init; }

    public required bool Guest { get; init; }

    public required bool Pardoned { get; init; }

    public required bool PendingRemoval { get; init; }

    public required string Claimed { get; init; }

    public required string Burned { get; init; }

    public required string Snapshot { get; init; }

    public required long Block { get; init; }

    /// <summary>The same in words.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    public static ExplanationAnswer Of(Explained explained)
    {
        var told = explained.Explanation;
        return new()
        {
            Address = told.Wallet.ToString(),
            Eligible = explained.IsEligible,
            Rank = told.Rank,
            Reason = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(told.Reason.ToString()),
            Guest = told.IsGuest,
            Pardoned = told.IsPardoned,
            PendingRemoval = explained.Published?.LeavingSince is not null,
            Claimed = told.Holding.Claimed.ToString(),
            Burned = told.Holding.Burned.ToString(),
            Snapshot = $"{explained.Snapshot.Number}",
            Block = explained.Snapshot.Block,
            Sentences = ExplanationText.Of(explained),
        };
    }
}
