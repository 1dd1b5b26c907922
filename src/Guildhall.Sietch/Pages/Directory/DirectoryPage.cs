using Guildhall.Core.Pages;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Members.Editions;

namespace Guildhall.Sietch.Pages.Directory;

/// <summary>The members of a community as they see one another, by nym: nothing of wallets, accounts and amounts.</summary>
internal sealed record DirectoryPage
{
    public required TenantId Tenant { get; init; }

    public required string Community { get; init; }

    /// <summary>Null while nothing trustworthy is.</summary>
    public required Published? Published { get; init; }

    public required DirectoryQuery Query { get; init; }

    public required FoundMembers Found { get; init; }

    /// <summary>An address of ours; null for none.</summary>
    public required Func<RosterEntry, Uri?> PictureOf { get; init; }

    private string Path => MemberRoutes.Directory(Tenant);

    public Page Render() =>
        CommunityPage.Of(
            Tenant,
            Community,
            Path,
            "Members",
            Html.Of(
                $"""
                <h1>Members</h1>
                {GraceNotice.Of(Published)}
                <p class="hint">{EditionBook.Hint}</p>
                {Filters()}
                <p class="meta" role="status">{(Found.Total == 1 ? "1 member" : $"{Found.Total} members")}{(
                    Found.Pages > 1 ? $", page {Found.Page + 1} of {Found.Pages}" : ""
                )}</p>
                {Cards()}
                {Turning()}
                """
            )
        );

    private Html Filters() =>
        Html.Of(
            $"""
            <form class="filters" method="get" action="{Path}">
            {Select("tier", "Tier", [("", "All"), ("naib", "Naib"), ("fedaykin", "Fedaykin")], $"{Query.Tier}")}
            {Select(
                "tenure",
                "Tenure",
                [
                    ("", "All"),
                    .. Enum.GetValues<Tenure>().Reverse().Select(tenure => (DirectoryAddress.Name(tenure), MemberText.Of(tenure))),
                ],
                $"{Query.Tenure}"
            )}
            {Select("sort", "Order", [("nym", "Nym"), ("tenure", "Longest here first"), ("badges", "Most badges first")], $"{Query.Sort}")}
            <button class="second">Show</button>
            </form>
            """
        );

    private static Html Select(string id, string label, (string Value, string Text)[] options, string chosen) =>
        Html.Of(
            $"<p><label for=\"{id}\">{label}</label><select id=\"{id}\" name=\"{id}\">{Html.Join(options.Select(option => option.Value.Equals(chosen, StringComparison.OrdinalIgnoreCase) ? Html.Of($"<option value=\"{option.Value}\" selected>{option.Text}</option>") : Html.Of($"<option value=\"{option.Value}\">{option.Text}</option>")))}</select></p>"
        );

    private Html Cards() =>
        Found.Total > 0 ? Html.Of($"<ul class=\"members\">\n{Html.Join(Found.Entries.Select(Card))}</ul>")
        : Query.IsOpen ? Html.Of($"<p>Nobody is shown yet. The first who choose a nym are shown together.</p>")
        : Html.Of($"<p>Nobody is found by these filters.</p>");

    private Html Card(RosterEntry entry) =>
        Html.Of(
            $"""
            <li class="card">
            {(
                PictureOf(entry) is { } picture
                    ? Html.Of($"<img class=\"face\" src=\"{picture.PathAndQuery}\" alt=\"\" width=\"64\" height=\"64\" loading=\"lazy\">")
                    : Html.Of($"<span class=\"face\" aria-hidden=\"true\"></span>")
            )}
            <div><h2>{entry.Nym}</h2>
            <p class="meta">{TierNames.Of(entry.Tier)} · {MemberText.Of(entry.Tenure)} · since {entry.Since}{(
                entry.Badges.Count > 0 ? $" · {MemberText.Count(entry.Badges.Count, "badge")}" : ""
            )}</p>
            {Html.If(entry.Profile.Bio is { Length: > 0 }, () => Html.Of($"<p>{Html.Lines(entry.Profile.Bio!)}</p>"))}</div>
            </li>

            """
        );

    private Html Turning() =>
        Found.Pages == 1
            ? Html.Empty
            : Html.Of(
                $"""
                <nav class="actions" aria-label="Pages">
                {Html.If(
                    Found.Page > 0,
                    () => Html.Of($"<a class=\"button second\" rel=\"prev\" href=\"{Path}{DirectoryAddress.Of(Query, Found.Page)}\">Previous</a>")
                )}
                {Html.If(
                    Found.Page + 1 < Found.Pages,
                    () => Html.Of($"<a class=\"button second\" rel=\"next\" href=\"{Path}{DirectoryAddress.Of(Query, Found.Page + 2)}\">Next</a>")
                )}
                </nav>
                """
            );
}
