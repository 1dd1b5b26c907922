using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Positions;

/// <summary>Finds how a member stands, by what is published.</summary>
internal sealed class PositionDesk(LinkVault vault, PublishedShelf shelf)
{
    /// <returns>Null where nothing is published, or none of their wallets stands anywhere.</returns>
    public async Task<Position?> TryOfAsync(
        Community community,
        Snowflake<User> user,
        JoinReason reason,
        CancellationToken cancellation
    ) =>
        shelf.TryGet(community.Tenant) is { } published
            ? Position.TryOf(
                await WalletsAsync(community.Tenant, user, reason, cancellation),
                published.Standings,
                community.Places
            )
            : null;

    /// <summary>Their active ones.</summary>
    public async Task<IReadOnlyList<Address>> WalletsAsync(
        TenantId tenant,
        Snowflake<User> user,
        JoinReason reason,
        CancellationToken cancellation
    ) =>
        [
            .. (await vault.OfUserAsync(tenant, user, reason, cancellation))
                .Where(own => own.Link.State == LinkState.Active)
                .Select(own => own.Link.Wallet),
        ];
}
