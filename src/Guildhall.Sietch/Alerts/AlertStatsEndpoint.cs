using Guildhall.Core.Pages;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Gating;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Alerts;

/// <summary><c>GET /api/v1/alerts/stats</c>: whether direct messages arrive and are wanted, in numbers, for the keys of admins.
/// </summary>
internal static class AlertStatsEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/alerts/stats", ShowAsync).AddEndpointFilter<FaultFilter>();

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        GateCall calls,
        Db db,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (await calls.TryAdmitAdminAsync(http) is not { } tenant)
        {
            return Problems.Of(http, http.Response.StatusCode, GateCall.RefusalOf(http));
        }

        http.Response.Headers.CacheControl = "private, no-store";
        var stats = await AlertStats.ReadAsync(db, tenant, time.GetUtcNow(), cancellation);
        return Results.Json(stats, AlertStatsJson.Default.AlertStats);
    }
}
