using System.Globalization;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>Members by their badges: the most first, equal ones by nym: by their coming they would be known.</summary>
internal sealed class Leaderboard(Roster roster)
{
    public const int Shown = 20;

    private static readonly string[] medals = ["🥇", "🥈", "🥉"];

    public async Task<IReadOnlyList<RosterEntry>> ReadAsync(TenantId tenant, CancellationToken cancellation) =>
        Order(await roster.ReadAsync(tenant, cancellation));

    public static IReadOnlyList<RosterEntry> Order(IEnumerable<RosterEntry> members) =>
        [
            .. members
                .OrderByDescending(entry => entry.Badges.Count)
                .ThenBy(entry => ProfileBook.KeyOf(entry.Nym), StringComparer.Ordinal),
        ];

    /// <summary>From 1; null for one who is not on it.</summary>
    public static int? PlaceOf(IReadOnlyList<RosterEntry> order, MemberId member) =>
        order
            .Index()
            .Where(entry => entry.Item.Profile.MemberId == member)
            .Select(entry => (int?)entry.Index + 1)
            .FirstOrDefault();

    public static string LineOf(int place, RosterEntry entry)
    {
        var mark =
            place <= medals.Length ? medals[place - 1] : string.Create(CultureInfo.InvariantCulture, $"{place}.");
        return $"{mark} {MemberText.Nym(entry.Nym)} · {MemberText.Count(entry.Badges.Count, "badge")} · {MemberText.Of(entry.Tier)}";
    }
}
