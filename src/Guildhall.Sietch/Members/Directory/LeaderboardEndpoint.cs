using Guildhall.Core.Pages;
using Guildhall.Sietch.Gating;
using Guildhall.Sietch.Members.Pictures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Members.Directory;

/// <summary><c>GET /api/v1/leaderboard</c>: the order that <c>/leaderboard</c> has, open to all.</summary>
internal sealed class LeaderboardEndpoint(ApiCall calls, Leaderboard board, MemberPictures pictures)
{
    private const int MostRows = 100;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/v1/leaderboard", (HttpContext http, LeaderboardEndpoint own) => own.ShowAsync(http))
            .AddEndpointFilter<FaultFilter>();

    private Task<IResult> ShowAsync(HttpContext http) =>
        calls.OpenAsync(
            http,
            async question =>
            {
                var asked = new Parameters(http.Request.Query);
                var limit = asked.Number("limit", Leaderboard.Shown, MostRows);
                if (asked.Fault is { } fault)
                {
                    return question.Bad(fault);
                }

                var order = await board.ReadAsync(question.Community.Tenant, question.Cancellation);
                return question.Json(
                    new LeaderboardAnswer(
                        [.. order.Take(limit).Select((entry, i) => PlaceOf(i + 1, entry))],
                        order.Count,
                        question.IsGrace
                    ),
                    MemberJson.Default.LeaderboardAnswer
                );
            }
        );

    private PlaceAnswer PlaceOf(int rank, RosterEntry entry)
    {
        var shown = MemberAnswer.Of(entry, pictures);
        return new(rank, shown.Nym, shown.PfpUrl, shown.Tier, shown.BadgeCount, shown.TenureCategory);
    }
}
