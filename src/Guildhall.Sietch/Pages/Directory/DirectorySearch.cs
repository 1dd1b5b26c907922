using System.Globalization;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Directory;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Sietch.Pages.Directory;

/// <summary>What somebody looks for. Filters come before paging, so that the counts are right; what cannot be read is left
/// out.</summary>
internal sealed record DirectorySearch(Tier? Tier, Tenure? Tenure, string Sort, int Page)
{
    public const int PageSize = 20;

    public static DirectorySearch Of(IQueryCollection query) =>
        new(
            Read<Tier>(query["tier"]) is { } tier && tier >= Eligibility.Tier.Fedaykin ? tier : null,
            Read<Tenure>(query["tenure"]),
            query["sort"].ToString() is "badges" or "tenure" ? query["sort"].ToString() : "nym",
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0
                ? page
                : 1
        );

    /// <returns>The members of that page, its number from 1, how many pages and how many members there are.</returns>
    public (IReadOnlyList<MemberCard> Shown, int Page, int Pages, int Total) Find(IReadOnlyList<MemberCard> all)
    {
        var found = all.Where(card => (Tier is null || card.Tier == Tier) && (Tenure is null || card.Tenure == Tenure))
            .ToList();
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var page = Math.Min(Page, pages);
        // The list comes by the month of arrival, which is what tenure sorts by.
        var sorted = Sort switch
        {
            "badges" => found.OrderByDescending(card => card.Badges).ThenBy(card => card.Nym, ByNym),
            "tenure" => found.AsEnumerable(),
            _ => found.OrderBy(card => card.Nym, ByNym),
        };
        return ([.. sorted.Skip((page - 1) * PageSize).Take(PageSize)], page, pages, found.Count);
    }

    /// <summary>The same search on another page.</summary>
    public string QueryOf(int page)
    {
        var parts = new List<string>();
        if (Tier is { } tier)
        {
            parts.Add($"tier={tier.ToString().ToLowerInvariant()}");
        }

        if (Tenure is { } tenure)
        {
            parts.Add($"tenure={tenure.ToString().ToLowerInvariant()}");
        }

        parts.Add($"sort={Sort}");
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"page={page}"));
        return $"?{string.Join('&', parts)}";
    }

    private static StringComparer ByNym => StringComparer.OrdinalIgnoreCase;

    private static T? Read<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
}
