using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>
/// The one door between people and wallets. Whoever comes through stands in the audit log with the reason, never with what
/// they saw.
/// </summary>
internal sealed class LinkVault(Db db, LinkRows rows)
{
    /// <summary>The wallets of one member and what they claim or have claimed, in the order of their proofs.</summary>
    public Task<IReadOnlyList<OwnWallet>> OfUserAsync(
        TenantId tenant,
        Snowflake<User> user,
        JoinReason reason,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                await AuditAsync(unit, tenant, reason);
                if (await LinkRows.MemberAsync(unit, tenant, user) is not { } member)
                {
                    return (IReadOnlyList<OwnWallet>)[];
                }

                var own = new List<OwnWallet>();
                foreach (
                    var link in (await rows.OfMemberAsync(unit, tenant, member)).Where(link =>
                        link.State != LinkState.Refused || link.MovesAt > unit.Now
                    )
                )
                {
                    var others = await rows.OfWalletAsync(unit, tenant, link.Wallet);
                    own.Add(new(link, others.FirstOrDefault(o => o.Member != member && o.State == LinkState.Pending)));
                }

                return [.. own.OrderBy(wallet => wallet.Link.ProvenAt)];
            },
            cancellation
        );

    /// <summary>Everybody's active wallets; a member may have several.</summary>
    public Task<HeldWallets> AllAsync(TenantId tenant, JoinReason reason, CancellationToken cancellation) =>
        db.WriteAsync<HeldWallets>(
            async unit =>
            {
                await AuditAsync(unit, tenant, reason);
                var people = await unit.QueryAsync<Identity>(LinkSql.Identities, new { Tenant = tenant });
                var users = people.ToDictionary(person => person.MemberId, person => person.UserId);
                var (links, lost) = await rows.ActiveAsync(unit, tenant);
                var areKnown = lost.TrueForAll(owner => owner is not null);
                return new(
                    [
                        .. links
                            .Where(link => users.ContainsKey(link.Member))
                            .Select(link => new HeldWallet(users[link.Member], link.Wallet)
                            {
                                Member = link.Member,
                                Link = link.Id,
                            }),
                    ],
                    areKnown
                        ? users
                            .Where(user => lost.Contains(user.Key))
                            .ToDictionary(user => user.Key, user => user.Value)
                        : users,
                    lost.Count,
                    areKnown
                );
            },
            cancellation
        );

    /// <summary>Has somebody a link that cannot be read? Nothing is opened for that.</summary>
    /// <param name="hasOthers">Have they links that can be?</param>
    public Task<bool> HasLostAsync(
        TenantId tenant,
        Snowflake<User> user,
        bool hasOthers,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
                await LinkRows.MemberAsync(unit, tenant, user) is { } member
                && await rows.HasLostAsync(unit, tenant, member, hasOthers),
            cancellation
        );

    /// <summary>By which link somebody has that wallet now; null for a wallet that is nobody's.</summary>
    public Task<WalletLink?> TryHolderAsync(
        TenantId tenant,
        Address wallet,
        JoinReason reason,
        CancellationToken cancellation
    ) =>
        db.WriteAsync<WalletLink?>(
            async unit =>
            {
                await AuditAsync(unit, tenant, reason);
                return (await rows.OfWalletAsync(unit, tenant, wallet)).Find(link => link.State == LinkState.Active);
            },
            cancellation
        );

    private static Task AuditAsync(Unit unit, TenantId tenant, JoinReason reason) =>
        unit.AuditAsync(
            new()
            {
                Tenant = tenant,
                Actor = reason.Actor,
                Action = "sietch.links.read",
                Details = new Dictionary<string, string> { ["why"] = reason.Why },
            }
        );

    private sealed record Identity(MemberId MemberId, Snowflake<User> UserId);
}
