using Guildhall.Core.Pages;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Members.Pictures;
using Guildhall.Sietch.Pages.Council;
using Guildhall.Sietch.Pages.Directory;
using Guildhall.Sietch.Pages.Home;
using Guildhall.Sietch.Pages.SignIn;
using Guildhall.Sietch.Pages.Threshold;
using Guildhall.Sietch.Threshold;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Pages;

/// <summary><c>/sietch/…</c>: plain pages of a community, and of a member for themselves.</summary>
internal sealed class CommunityPages(
    CommunityRegistry communities,
    CommunityNames names,
    MemberSessions sessions,
    OwnPages own,
    Roster roster,
    MemberPictures pictures,
    ShownCouncil council,
    BarBook bars,
    PublishedShelf shelf
)
{
    /// <summary>A month of a snapshot every six hours.</summary>
    private const int Shown = 120;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var all = endpoints.MapGroup(MemberRoutes.Prefix).AddEndpointFilter<FaultFilter>();
        all.MapGet("/", (HttpContext http, CommunityPages pages) => pages.Choose(http));
        var pages = all.MapGroup("/{tenant}");
        SignInEndpoints.Map(pages);
        Show(pages, "/", (own, _, community) => Task.FromResult<IResult>(own.Home(community)));
        Show(pages, "/directory", (own, http, community) => own.DirectoryAsync(http, community));
        Show(pages, "/council", (own, http, community) => own.CouncilAsync(http, community));
        Show(pages, "/threshold", (own, http, community) => own.ThresholdAsync(http, community));
        Show(pages, "/threshold.svg", (own, http, community) => own.PictureAsync(http, community));
        Show(pages, "/me", (own, http, community) => own.MeAsync(http, community));
    }

    private static void Show(
        RouteGroupBuilder pages,
        string path,
        Func<CommunityPages, HttpContext, Community, Task<IResult>> show
    ) =>
        pages.MapGet(
            path,
            (HttpContext http, string tenant, CommunityPages own) =>
                own.TryFind(tenant) is { } community
                    ? show(own, http, community)
                    : Task.FromResult(Problems.NotFound(http))
        );

    private Community? TryFind(string tenant) => TenantId.TryParse(tenant, out var id) ? communities.TryGet(id) : null;

    private IResult Choose(HttpContext http) =>
        communities.All switch
        {
            [] => new Page(
                "Communities",
                Html.Of(
                    $"<h1>Communities</h1>\n<p>No community is set up here: no tenant file has a <code>sietch</code> section.</p>"
                )
            ),
            [var only] => Results.Redirect(MemberRoutes.Home(only.Tenant)),
            var several => new Page(
                "Communities",
                Html.Of(
                    $"<h1>Communities</h1>\n<ul>\n{Html.Join(several.Select(one => Html.Of($"<li><a href=\"{MemberRoutes.Home(one.Tenant)}\">{names.Of(one.Tenant)}</a></li>\n")))}</ul>"
                )
            ),
        };

    private Page Home(Community community) =>
        HomePage.Of(community, names.Of(community.Tenant), shelf.TryGet(community.Tenant));

    private async Task<IResult> DirectoryAsync(HttpContext http, Community community)
    {
        var query = DirectoryAddress.Read(http.Request.Query);
        return new DirectoryPage
        {
            Tenant = community.Tenant,
            Community = names.Of(community.Tenant),
            Published = shelf.TryGet(community.Tenant),
            Query = query,
            Found = query.Of(await roster.ReadAsync(community.Tenant, http.RequestAborted)),
            PictureOf = entry => pictures.TryAddress(entry.Profile, entry.Tier),
        }.Render();
    }

    private async Task<IResult> CouncilAsync(HttpContext http, Community community) =>
        CouncilPage.Of(
            community.Tenant,
            names.Of(community.Tenant),
            shelf.TryGet(community.Tenant),
            await council.ViewAsync(community, http.RequestAborted),
            community.Seats
        );

    private async Task<IResult> ThresholdAsync(HttpContext http, Community community) =>
        ThresholdPage.Of(
            community,
            names.Of(community.Tenant),
            shelf.TryGet(community.Tenant),
            await HistoryAsync(community, http.RequestAborted)
        );

    private async Task<IResult> PictureAsync(HttpContext http, Community community)
    {
        var history = await HistoryAsync(community, http.RequestAborted);
        if (history.Count == 0)
        {
            return Problems.Of(http, StatusCodes.Status404NotFound, ThresholdRefusals.NoHistory);
        }

        http.Response.Headers.CacheControl = "public, max-age=300";
        // Its own style, and nothing else, also where it is opened by itself.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        var width = http.Request.Query.ContainsKey(ThresholdPage.Narrow)
            ? ThresholdPicture.Narrow
            : ThresholdPicture.Wide;
        return Results.Text(ThresholdPicture.Draw(history, width), "image/svg+xml; charset=utf-8");
    }

    /// <summary>Oldest first.</summary>
    private async Task<IReadOnlyList<BarRow>> HistoryAsync(Community community, CancellationToken cancellation) =>
        [.. (await bars.LastAsync(community.Tenant, Shown, null, cancellation)).Reverse()];

    private async Task<IResult> MeAsync(HttpContext http, Community community) =>
        await sessions.TryFindAsync(http, community.Tenant) is { } session
            ? await own.ShowAsync(community, names.Of(community.Tenant), session, http, http.RequestAborted)
            : Results.Redirect(MemberRoutes.SignIn(community.Tenant));
}
