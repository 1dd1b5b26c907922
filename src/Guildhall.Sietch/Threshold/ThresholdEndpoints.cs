using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Pages;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Guildhall.Sietch.Threshold;

/// <summary><c>GET /api/v1/threshold</c>, its history and the picture of it: open to all, at the pace of the gate's open
/// answers. Aspirants are short addresses, never nyms.</summary>
internal sealed class ThresholdEndpoints(
    GateCall calls,
    CommunityRegistry communities,
    PublishedShelf shelf,
    BarBook bars
)
{
    private const string Path = "/api/v1/threshold";
    private const int MostRows = 100;
    private const int FewRows = 24;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(Path).AddEndpointFilter<FaultFilter>();
        group.MapGet("", (HttpContext http, ThresholdEndpoints own) => own.PresentAsync(http));
        group.MapGet(
            "/history",
            (HttpContext http, ThresholdEndpoints own, CancellationToken end) => own.HistoryAsync(http, end)
        );
        group.MapGet(
            "/history.png",
            (HttpContext http, ThresholdEndpoints own, CancellationToken end) => own.PictureAsync(http, end)
        );
    }

    private async Task<IResult> PresentAsync(HttpContext http)
    {
        if (await TryAdmitAsync(http) is not { } tenant)
        {
            return Refused(http);
        }

        if (shelf.TryGet(tenant) is not { } published || communities.TryGet(tenant) is not { } community)
        {
            return NotReady(http);
        }

        var bar = Bar.Of(published.Standings.Values, community.Places);
        http.Response.Headers.CacheControl = "public, max-age=60";
        return Results.Json(
            ThresholdAnswer.Of(bar, published.Snapshot.Number, published.Snapshot.MadeAt),
            ThresholdJson.Default.ThresholdAnswer
        );
    }

    private async Task<IResult> HistoryAsync(HttpContext http, CancellationToken cancellation)
    {
        if (await TryAdmitAsync(http) is not { } tenant)
        {
            return Refused(http);
        }

        if (!TryReadQuery(http).TryGet(out var query, out var refusal))
        {
            return Problems.Of(http, StatusCodes.Status400BadRequest, refusal);
        }

        var rows = await bars.LastAsync(tenant, query.Limit, query.Since, cancellation);
        http.Response.Headers.CacheControl = "public, max-age=60";
        return Results.Json(
            new ThresholdHistory([.. rows.Select(BarAnswer.Of)], rows.Count),
            ThresholdJson.Default.ThresholdHistory
        );
    }

    private async Task<IResult> PictureAsync(HttpContext http, CancellationToken cancellation)
    {
        if (await TryAdmitAsync(http) is not { } tenant)
        {
            return Refused(http);
        }

        var rows = await bars.LastAsync(tenant, MostRows, null, cancellation);
        if (rows.Count < 2)
        {
            return Problems.Of(http, StatusCodes.Status404NotFound, ThresholdRefusals.NoHistory);
        }

        http.Response.Headers.CacheControl = "public, max-age=60";
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{tenant}-{rows[0].Snapshot}\"");
        return Results.Bytes(
            BarPicture.Draw([.. rows.Reverse()]),
            "image/png",
            entityTag: new EntityTagHeaderValue(tag)
        );
    }

    private ValueTask<TenantId?> TryAdmitAsync(HttpContext http) => calls.TryAdmitAsync(http, needsKey: false);

    private static IResult Refused(HttpContext http) =>
        Problems.Of(http, http.Response.StatusCode, GateCall.RefusalOf(http));

    private static IResult NotReady(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        http.Response.Headers.CacheControl = "no-store";
        return Problems.Of(http, StatusCodes.Status503ServiceUnavailable, GateRefusals.NotReady);
    }

    private static Result<Query> TryReadQuery(HttpContext http)
    {
        var limit = FewRows;
        if (http.Request.Query.TryGetValue("limit", out var asked))
        {
            var isNumber = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit);
            if (!isNumber || limit is < 1 or > MostRows)
            {
                return ThresholdRefusals.BadLimit;
            }
        }

        if (!http.Request.Query.TryGetValue("since", out var since))
        {
            return new Query(limit, null);
        }

        return DateTimeOffset.TryParse(
            since,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? new Query(limit, at)
            : ThresholdRefusals.BadSince;
    }

    private sealed record Query(int Limit, DateTimeOffset? Since);
}
