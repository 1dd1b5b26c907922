using Guildhall.Core.Pages;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating;
using Guildhall.Sietch.Members.Pictures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Members.Directory;

/// <summary><c>GET /api/v1/directory</c> and <c>GET /api/v1/members/{nym}</c>: open to all, by nym, from the edition that the pages
/// show too.</summary>
internal sealed class DirectoryEndpoint(ApiCall calls, Roster roster, MemberPictures pictures)
{
    private const int FewRows = 20;
    private const int MostRows = 50;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/v1").AddEndpointFilter<FaultFilter>();
        group.MapGet("/directory", (HttpContext http, DirectoryEndpoint own) => own.ListAsync(http));
        group.MapGet(
            "/members/{nym}",
            (HttpContext http, string nym, DirectoryEndpoint own) => own.OneAsync(http, nym)
        );
    }

    private Task<IResult> ListAsync(HttpContext http) => calls.OpenAsync(http, ListAsync);

    private Task<IResult> OneAsync(HttpContext http, string nym) =>
        calls.OpenAsync(http, question => OneAsync(question, nym));

    private async Task<IResult> ListAsync(OpenQuestion question)
    {
        var asked = new Parameters(question.Http.Request.Query);
        var page = asked.Number("page", 1);
        var size = asked.Number("page_size", FewRows, MostRows);
        var (query, isReversed) = QueryOf(asked);
        if (asked.Fault is { } fault)
        {
            return question.Bad(fault);
        }

        var found = query.Everybody(await roster.ReadAsync(question.Community.Tenant, question.Cancellation));
        var skipped = (int)Math.Min(int.MaxValue, (page - 1L) * size);
        return question.Json(
            new DirectoryAnswer(
                [
                    .. (isReversed ? found.Reverse() : found)
                        .Skip(skipped)
                        .Take(size)
                        .Select(entry => MemberAnswer.Of(entry, pictures)),
                ],
                page,
                size,
                found.Count,
                (found.Count + size - 1) / size,
                question.IsGrace
            ),
            MemberJson.Default.DirectoryAnswer
        );
    }

    private async Task<IResult> OneAsync(OpenQuestion question, string nym) =>
        await roster.TryFindAsync(question.Community.Tenant, nym, question.Cancellation) is { } found
            ? question.Json(
                new ProfileAnswer(
                    MemberAnswer.Of(found, pictures),
                    [.. found.Badges.Select(kind => kind.Id)],
                    question.IsGrace
                ),
                MemberJson.Default.ProfileAnswer
            )
            : Problems.NotFound(question.Http);

    /// <summary>The query's own order is nyms from A, the longest tenure and the most badges first.</summary>
    private static (DirectoryQuery Query, bool IsReversed) QueryOf(Parameters asked)
    {
        var sort = asked.OneOf(
            "sort_by",
            ("nym", DirectorySort.Nym),
            ("tenure", DirectorySort.Tenure),
            ("badgeCount", DirectorySort.Badges)
        );
        var isUp = asked.OneOf("sort_dir", ("asc", true), ("desc", false)) ?? true;
        var badge = asked.OneOf("badge_id", [.. BadgeCatalogue.All.Select((kind, i) => (kind.Id, i))]);
        var query = new DirectoryQuery
        {
            Tier = asked.OneOf("tier", ("naib", Tier.Naib), ("fedaykin", Tier.Fedaykin)),
            Tenure = asked.OneOf(
                "tenure_category",
                [.. Enum.GetValues<Tenure>().Select(tenure => (MemberAnswer.WordOf(tenure), tenure))]
            ),
            Badge = badge is { } index ? BadgeCatalogue.All[index].Id : null,
            Sort = sort ?? DirectorySort.Nym,
        };
        return (query, isUp == query.Sort is not DirectorySort.Nym);
    }
}
