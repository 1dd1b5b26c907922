using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Wallets;

/// <summary>What members are told of their wallets, by the outbox of alerts; and whether it is still true when it is sent.</summary>
internal sealed class WalletAlerts(Db db)
{
    /// <param name="kind">One of those that begin with <c>Wallet</c>.</param>
    /// <param name="link">Of which it is told once.</param>
    /// <param name="detail">Sentences to end with; null for what is looked up by the link.</param>
    public static Task QueueAsync(
        Unit unit,
        TenantId tenant,
        MemberId member,
        AlertKind kind,
        LinkId link,
        string? detail = null
    ) =>
        AlertBook.QueueAsync(
            unit,
            new()
            {
                Tenant = tenant,
                Member = member,
                Kind = kind,
                Key = $"{kind}:{link}",
                Detail = detail ?? link.Value,
            }
        );

    /// <param name="community">Its name.</param>
    /// <returns>Null where it is not true any more.</returns>
    public async Task<string?> TryTextAsync(AlertRow alert, string community, CancellationToken cancellation)
    {
        if (alert.Kind is AlertKind.WalletFreed or AlertKind.WalletMoved)
        {
            return WalletText.OfLoss(alert.Kind, community, alert.Detail);
        }

        var find = new { Tenant = alert.TenantId, Link = alert.Detail };
        var row = await db.QuerySingleOrDefaultAsync<Row>(LinkSql.StateOf, find, cancellation);
        var state = row is null ? (LinkState?)null : Enum.Parse<LinkState>(row.State, ignoreCase: true);
        return (alert.Kind, state) switch
        {
            (AlertKind.WalletClaimed, LinkState.Pending) => WalletText.OfClaim(community, row!.MovesAt!.Value),
            (AlertKind.WalletGranted, LinkState.Active) => WalletText.OfGrant(community),
            (AlertKind.WalletRefused, LinkState.Refused) => WalletText.OfRefusal(community, row!.MovesAt),
            // So long ago that it could be claimed again.
            (AlertKind.WalletRefused, null) => WalletText.OfRefusal(community, null),
            _ => null,
        };
    }

    private sealed record Row(string State, DateTimeOffset? MovesAt);
}
