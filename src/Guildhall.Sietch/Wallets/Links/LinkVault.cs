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
    /// <summary>The wallets of one member, in the order of their proofs.</summary>
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
                foreach (var link in await rows.OfMemberAsync(unit, tenant, member))
                {
                    var others = await rows.OfWalletAsync(unit, tenant, link.Wallet);
                    own.Add(new(link, others.FirstOrDefault(o => o.Member != member && o.State == LinkState.Pending)));
                }

                return [.. own.OrderBy(wallet => wallet.Link.ProvenAt)];
            },
            cancellation
        );

    /// <summary>Everybody's active wallets; a member may have several.</summary>
    public Task<IReadOnlyList<HeldWallet>> AllAsync(
        TenantId tenant,
        JoinReason reason,
        CancellationToken cancellation
    ) =>
        db.WriteAsync<IReadOnlyList<HeldWallet>>(
            async unit =>
            {
                await AuditAsync(unit, tenant, reason);
                var people = await unit.QueryAsync<Identity>(LinkSql.Identities, new { Tenant = tenant });
                var users = people.ToDictionary(person => person.MemberId, person => person.UserId);
                return
                [
                    .. (await rows.ActiveAsync(unit, tenant))
                        .Where(link => users.ContainsKey(link.Member))
                        .Select(link => new HeldWallet(users[link.Member], link.Wallet)
                        {
                            Member = link.Member,
                            Link = link.Id,
                        }),
                ];
            },
            cancellation
        );

    /// <summary>Who has that wallet now; null for a wallet that is nobody's.</summary>
    public Task<MemberId?> TryHolderAsync(
        TenantId tenant,
        Address wallet,
        JoinReason reason,
        CancellationToken cancellation
    ) =>
        db.WriteAsync<MemberId?>(
            async unit =>
            {
                await AuditAsync(unit, tenant, reason);
                return (await rows.OfWalletAsync(unit, tenant, wallet))
                    .Find(link => link.State == LinkState.Active)
                    ?.Member;
            },
            cancellation
        );

    /// <summary>Links a wallet that was just proven, or says why not, inside the caller's unit.</summary>
    public async Task<LinkOutcome> LinkAsync(Unit unit, NewLink made)
    {
        var person = new
        {
            made.Tenant,
            made.User,
            Member = made.Newcomer,
        };
        await unit.ExecuteAsync(LinkSql.AddIdentity, person);
        var member = (await LinkRows.MemberAsync(unit, made.Tenant, made.User))!.Value;
        var known = await rows.OfWalletAsync(unit, made.Tenant, made.Wallet);
        if (known.FirstOrDefault(link => link.Member == member) is { } own)
        {
            return own.State == LinkState.Active
                ? new(LinkResult.AlreadyTheirs, own.Id)
                : new(LinkResult.Claimed, own.Id, own.MovesAt);
        }

        if (known.Any(link => link.State == LinkState.Pending))
        {
            return new(LinkResult.ClaimedByAnother);
        }

        if ((await rows.OfMemberAsync(unit, made.Tenant, member)).Count >= made.Most)
        {
            return new(LinkResult.TooMany);
        }

        var holder = known.Count == 0 ? (MemberId?)null : known[0].Member;
        DateTimeOffset? movesAt = holder is null ? null : unit.Now + made.Notice;
        var added = await rows.AddAsync(unit, made, member, movesAt);
        if (!added)
        {
            return new(LinkResult.ClaimedByAnother);
        }

        await AuditAsync(unit, made.Tenant, made.User, holder is null ? "linked" : "claimed", made.Id);
        return holder is { } other
            ? new(LinkResult.Claimed, made.Id, movesAt, await LinkRows.UserAsync(unit, made.Tenant, other))
            : new(LinkResult.Linked, made.Id);
    }

    /// <summary>Takes a wallet from its member, who asks for it; a claim to it holds from now on.</summary>
    /// <returns>Null where they have no such wallet. To whom it went, and whose it was, for the rest.</returns>
    public async Task<Unlinked?> UnlinkAsync(Unit unit, TenantId tenant, Snowflake<User> user, LinkId link)
    {
        if (
            await rows.TryOpenAsync(unit, tenant, link) is not { } own
            || await LinkRows.MemberAsync(unit, tenant, user) != own.Member
            || !await LinkRows.RemoveAsync(unit, tenant, own)
        )
        {
            return null;
        }

        await AuditAsync(unit, tenant, user, own.State == LinkState.Active ? "unlinked" : "claim-withdrawn", link);
        return new(own.State == LinkState.Pending ? null : await PassOnAsync(unit, tenant, own.Wallet));
    }

    /// <summary>An admin takes a wallet from whoever has it; a claim to it holds from now on.</summary>
    /// <returns>Null where nobody has it.</returns>
    public async Task<Freed?> FreeAsync(Unit unit, WalletRelease release)
    {
        var held = (await rows.OfWalletAsync(unit, release.Tenant, release.Wallet)).FirstOrDefault(l =>
            l.State == LinkState.Active
        );
        if (held is null || !await LinkRows.RemoveAsync(unit, release.Tenant, held))
        {
            return null;
        }

        await unit.AuditAsync(
            new()
            {
                Tenant = release.Tenant,
                Actor = release.Admin.ToString(),
                Action = "sietch.wallet.freed",
                Subject = held.Id.Value,
                Details = new Dictionary<string, string> { ["reason"] = release.Reason },
            }
        );
        return new(held.Member, held.Id, await PassOnAsync(unit, release.Tenant, release.Wallet));
    }

    /// <summary>The holder of a wallet objects to somebody's claim.</summary>
    /// <returns>Who claimed it; null where there is no such claim to a wallet of theirs.</returns>
    public async Task<Snowflake<User>?> RefuseAsync(Unit unit, TenantId tenant, Snowflake<User> holder, LinkId claim)
    {
        if (
            await rows.TryOpenAsync(unit, tenant, claim) is not { State: LinkState.Pending } pending
            || await LinkRows.MemberAsync(unit, tenant, holder) is not { } member
            || !(await rows.OfWalletAsync(unit, tenant, pending.Wallet)).Any(l =>
                l.State == LinkState.Active && l.Member == member
            )
            || !await LinkRows.RemoveAsync(unit, tenant, pending)
        )
        {
            return null;
        }

        await AuditAsync(unit, tenant, holder, "claim-refused", claim);
        return await LinkRows.UserAsync(unit, tenant, pending.Member);
    }

    /// <summary>A claim whose time has come: the wallet goes from one to the other.</summary>
    /// <returns>Null where the claim is settled already or its time has not come.</returns>
    public async Task<WalletMove?> MoveAsync(Unit unit, TenantId tenant, LinkId claim)
    {
        if (
            await rows.TryOpenAsync(unit, tenant, claim) is not { State: LinkState.Pending } pending
            || pending.MovesAt > unit.Now
            || await LinkRows.UserAsync(unit, tenant, pending.Member) is not { } to
        )
        {
            return null;
        }

        var held = (await rows.OfWalletAsync(unit, tenant, pending.Wallet)).FirstOrDefault(l =>
            l.State == LinkState.Active
        );
        if (held is not null)
        {
            await LinkRows.RemoveAsync(unit, tenant, held);
        }

        await unit.ExecuteAsync(LinkSql.Activate, new { Tenant = tenant, Link = claim });
        await AuditAsync(unit, tenant, default, "moved", claim);
        return new(held is null ? null : await LinkRows.UserAsync(unit, tenant, held.Member), to);
    }

    /// <summary>Seals what the former key has sealed with the present one, and finds it under its new names.</summary>
    /// <returns>How many links.</returns>
    public Task<int> ResealAsync(TenantId tenant, CancellationToken cancellation) =>
        db.WriteAsync(unit => rows.ResealAsync(unit, tenant), cancellation);

    /// <summary>Takes a person out of every community: their wallets, and that they were a member.</summary>
    /// <returns>How many wallets, and how many communities.</returns>
    public async Task<(int Wallets, int Communities)> EraseAsync(Unit unit, Snowflake<User> person)
    {
        var wallets = 0;
        foreach (var identity in await unit.QueryAsync<Membership>(LinkSql.IdentitiesOf, new { Self = person }))
        {
            wallets += await rows.RemoveAllAsync(unit, identity.TenantId, identity.MemberId);
        }

        return (wallets, await unit.ExecuteAsync(LinkSql.RemoveIdentities, new { Self = person }));
    }

    /// <summary>Nobody has the wallet any more: whoever has claimed it has it now.</summary>
    private async Task<Snowflake<User>?> PassOnAsync(Unit unit, TenantId tenant, Address wallet)
    {
        var claim = (await rows.OfWalletAsync(unit, tenant, wallet)).FirstOrDefault(l => l.State == LinkState.Pending);
        if (claim is null)
        {
            return null;
        }

        await unit.ExecuteAsync(LinkSql.Activate, new { Tenant = tenant, Link = claim.Id });
        var next = await LinkRows.UserAsync(unit, tenant, claim.Member);
        await AuditAsync(unit, tenant, next ?? default, "moved", claim.Id);
        return next;
    }

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

    /// <param name="user">Empty for the program itself.</param>
    private static Task AuditAsync(Unit unit, TenantId tenant, Snowflake<User> user, string what, LinkId link) =>
        unit.AuditAsync(
            new()
            {
                Tenant = tenant,
                Actor = user.IsEmpty ? "system" : user.ToString(),
                Action = $"sietch.wallet.{what}",
                Subject = link.Value,
            }
        );

    private sealed record Identity(MemberId MemberId, Snowflake<User> UserId);

    private sealed record Membership(TenantId TenantId, MemberId MemberId);
}
