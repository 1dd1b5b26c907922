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
        endpoints
            .MapGet(
                "/api/v1/alerts/stats",
                (HttpContext http, ApiCall calls, Db db, TimeProvider time) =>
                    calls.AdminAsync(
                        http,
                        async (community, _) =>
                        {
                            var now = time.GetUtcNow();
                            var stats = await AlertStats.ReadAsync(db, community.Tenant, now, http.RequestAborted);
                            return Results.Json(stats, AlertStatsJson.Default.AlertStats);
                        }
                    )
            )
            .AddEndpointFilter<FaultFilter>();
}
