using Guildhall.Core.Pages;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Pages;

/// <summary>The frame of a community's pages: where one is, and where one can go.</summary>
internal static class CommunityPage
{
    /// <param name="path">Of this page.</param>
    public static Page Of(TenantId tenant, string community, string path, string title, Html body)
    {
        (string Path, string Text)[] places =
        [
            (MemberRoutes.Home(tenant), "Home"),
            (MemberRoutes.Directory(tenant), "Members"),
            (MemberRoutes.Council(tenant), "Council"),
            (MemberRoutes.Threshold(tenant), "Threshold"),
            (MemberRoutes.Me(tenant), "My page"),
        ];
        var links = Html.Join(
            places.Select(place =>
                place.Path == path
                    ? Html.Of($"<a href=\"{place.Path}\" aria-current=\"page\">{place.Text}</a>\n")
                    : Html.Of($"<a href=\"{place.Path}\">{place.Text}</a>\n")
            )
        );
        var isHome = path == MemberRoutes.Home(tenant);
        return new(
            isHome ? title : $"{title} · {community}",
            Html.Of(
                $"""
                {Html.If(!isHome, () => Html.Of($"<p class=\"community\">{community}</p>"))}
                <nav class="places" aria-label="Community">
                {links}</nav>
                {body}
                """
            )
        );
    }
}
