using System.Globalization;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>What somebody looks for in the directory, in Discord or on the web. Filters and sorting come before paging, so the counts are right.</summary>
internal sealed record DirectoryQuery
{
    public Tier? Tier { get; init; }

    public string? Badge { get; init; }

    public Tenure? Tenure { get; init; }

    public DirectorySort Sort { get; init; }

    /// <summary>From 0.</summary>
    public int Page { get; init; }

    /// <summary>How many are on one.</summary>
    public int PageSize { get; init; } = 10;

    /// <summary>Asks for everybody.</summary>
    public bool IsOpen => (Tier, Badge, Tenure) is (null, null, null);

    public FoundMembers Of(IReadOnlyList<RosterEntry> members)
    {
        var found = members.Where(Matches).ToList();
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(Page, 0, pages - 1);
        return new(Sorted(found).Skip(page * PageSize).Take(PageSize).ToList(), page, pages, found.Count);
    }

    /// <summary>As the ids of buttons carry it.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Tier?.ToString() ?? "-"}.{Badge ?? "-"}.{Tenure?.ToString() ?? "-"}.{Sort}.{Page}"
        );

    /// <summary>What cannot be read is left out.</summary>
    public static DirectoryQuery Parse(string text) =>
        text.Split('.') is [var tier, var badge, var tenure, var sort, var page]
            ? new()
            {
                Tier = Read<Tier>(tier),
                Badge = BadgeCatalogue.TryGet(badge)?.Id,
                Tenure = Read<Tenure>(tenure),
                Sort = Read<DirectorySort>(sort) ?? DirectorySort.Nym,
                Page = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
            }
            : new();

    public static T? Read<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;

    /// <summary>All whom it asks for, in its order, on one page.</summary>
    public IReadOnlyList<RosterEntry> Everybody(IReadOnlyList<RosterEntry> members) =>
        [.. Sorted(members.Where(Matches))];

    private bool Matches(RosterEntry entry) =>
        (Tier is not { } tier || entry.Tier == tier)
        && (Tenure is not { } tenure || entry.Tenure == tenure)
        && (Badge is not { } badge || entry.Badges.Any(kind => kind.Id == badge));

    private IEnumerable<RosterEntry> Sorted(IEnumerable<RosterEntry> found) =>
        Sort switch
        {
            // Within a month the order would tell what the card does not.
            DirectorySort.Tenure => found
                .OrderBy(entry => entry.Month)
                .ThenBy(entry => Key(entry), StringComparer.Ordinal),
            DirectorySort.Badges => found
                .OrderByDescending(entry => entry.Badges.Count)
                .ThenBy(entry => Key(entry), StringComparer.Ordinal),
            _ => found.OrderBy(entry => Key(entry), StringComparer.Ordinal),
        };

    private static string Key(RosterEntry entry) => ProfileBook.KeyOf(entry.Nym);
}

internal enum DirectorySort
{
    Nym,

    /// <summary>The longest first.</summary>
    Tenure,

    /// <summary>The most first.</summary>
    Badges,
}

/// <param name="Page">From 0.</param>
/// <param name="Total">On all pages.</param>
internal sealed record FoundMembers(IReadOnlyList<RosterEntry> Entries, int Page, int Pages, int Total);
