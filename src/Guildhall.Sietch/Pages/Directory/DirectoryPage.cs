using Guildhall.Core.Pages;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Members.Editions;

namespace Guildhall.Sietch.Pages.Directory;

/// <summary>The members of a community, by nym.</summary>
internal static class DirectoryPage
{
    public static Page Of(TenantId tenant, string name, DirectorySearch search, IReadOnlyList<MemberCard> all)
    {
        var (shown, page, pages, total) = search.Find(all);
        var path = MemberRoutes.Directory(tenant);
        return CommunityPage.Of(
            tenant,
            name,
            path,
            "Members",
            Html.Of(
                $"""
                <h1>Members</h1>
                <p class="hint">{EditionBook.Hint}</p>
                {Filters(path, search)}
                <p class="meta" role="status">{(total == 1 ? "1 member" : $"{total} members")}{(
                    pages > 1 ? $", page {page} of {pages}" : ""
                )}</p>
                {Cards(shown, all.Count == 0)}
                {Turning(path, search, page, pages)}
                """
            )
        );
    }

    private static Html Filters(string path, DirectorySearch search) =>
        Html.Of(
            $"""
            <form class="filters" method="get" action="{path}">
            {Select("tier", "Tier", [("", "All"), ("naib", "Naib"), ("fedaykin", "Fedaykin")], $"{search.Tier}")}
            {Select(
                "tenure",
                "Tenure",
                [
                    ("", "All"),
                    .. Enum.GetValues<Tenure>().Reverse().Select(tenure => ($"{tenure}".ToLowerInvariant(), MemberText.Of(tenure))),
                ],
                $"{search.Tenure}"
            )}
            {Select("sort", "Order", [("nym", "Nym"), ("tenure", "Longest here first"), ("badges", "Most badges first")], search.Sort)}
            <button class="second">Show</button>
            </form>
            """
        );

    private static Html Select(string id, string label, (string Value, string Text)[] options, string chosen) =>
        Html.Of(
            $"<p><label for=\"{id}\">{label}</label><select id=\"{id}\" name=\"{id}\">{Html.Join(options.Select(option => option.Value.Equals(chosen, StringComparison.OrdinalIgnoreCase) ? Html.Of($"<option value=\"{option.Value}\" selected>{option.Text}</option>") : Html.Of($"<option value=\"{option.Value}\">{option.Text}</option>")))}</select></p>"
        );

    private static Html Cards(IReadOnlyList<MemberCard> shown, bool isEmpty) =>
        isEmpty ? Html.Of($"<p>Nobody is shown yet. The first who choose a nym are shown together.</p>")
        : shown.Count == 0 ? Html.Of($"<p>Nobody is found by these filters.</p>")
        : Html.Of($"<ul class=\"members\">\n{Html.Join(shown.Select(Card))}</ul>");

    private static Html Card(MemberCard card) =>
        Html.Of(
            $"""
            <li class="card">
            {(
                card.Picture is { } picture
                    ? Html.Of($"<img class=\"face\" src=\"{picture}\" alt=\"\" width=\"64\" height=\"64\" loading=\"lazy\">")
                    : Html.Of($"<span class=\"face\" aria-hidden=\"true\"></span>")
            )}
            <div><h2>{card.Nym}</h2>
            <p class="meta">{TierNames.Of(card.Tier)} · {MemberText.Of(card.Tenure)} · since {card.Since}{(
                card.Badges > 0 ? $" · {card.Badges} {(card.Badges == 1 ? "badge" : "badges")}" : ""
            )}</p>
            {Html.If(card.Bio is { Length: > 0 }, () => Html.Of($"<p>{Html.Lines(card.Bio!)}</p>"))}</div>
            </li>

            """
        );

    private static Html Turning(string path, DirectorySearch search, int page, int pages) =>
        pages == 1
            ? Html.Empty
            : Html.Of(
                $"""
                <nav class="actions" aria-label="Pages">
                {Html.If(
                    page > 1,
                    () => Html.Of($"<a class=\"button second\" rel=\"prev\" href=\"{path}{search.QueryOf(page - 1)}\">Previous</a>")
                )}
                {Html.If(
                    page < pages,
                    () => Html.Of($"<a class=\"button second\" rel=\"next\" href=\"{path}{search.QueryOf(page + 1)}\">Next</a>")
                )}
                </nav>
                """
            );
}
