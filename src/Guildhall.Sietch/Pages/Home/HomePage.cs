using Guildhall.Core.Pages;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Pages.Threshold;
using Guildhall.Sietch.Threshold;

namespace Guildhall.Sietch.Pages.Home;

/// <summary>What the community is, where its line runs now, and how one comes in.</summary>
internal static class HomePage
{
    /// <param name="published">Null while nothing trustworthy is.</param>
    public static Page Of(Community community, string name, Published? published)
    {
        var (tenant, places) = (community.Tenant, community.Places);
        return CommunityPage.Of(
            tenant,
            name,
            MemberRoutes.Home(tenant),
            name,
            Html.Of(
                $"""
                <h1>{name}</h1>
                <p>A room for the {places.Eligible} who claimed the most BGT and never burned any of it.</p>
                {GraceNotice.Of(published)}
                {Html.If(
                    published is not null,
                    () => Figures.Of(ThresholdPage.FiguresOf(Bar.Of(published!.Standings.Values, places), places))
                )}
                <ul class="ways">
                {Way(MemberRoutes.Directory(tenant), "Members", "by the names that they chose")}
                {Way(MemberRoutes.Council(tenant), "Council", "who has a seat, and who had one")}
                {Way(MemberRoutes.Threshold(tenant), "Threshold", "what the last place holds, and how that went")}
                {Way(MemberRoutes.Me(tenant), "My page", "where you stand, for your eyes alone")}
                </ul>
                <h2>How to come in</h2>
                <ol>
                <li>Run <code>/verify</code> in the community's Discord server, and sign a text with your wallet. It costs nothing
                and moves nothing.</li>
                <li>With a place your roles come by themselves within a minute; close to one, <code>/waitlist register</code> tells
                you when there is a place for you.</li>
                <li>Choose a nym with <code>/onboard</code>: what others know of you is that nym, and never your wallet.</li>
                </ol>
                """
            )
        );
    }

    private static Html Way(string path, string title, string what) =>
        Html.Of($"<li class=\"card\"><a href=\"{path}\">{title}</a><span class=\"hint\">{what}</span></li>");
}
