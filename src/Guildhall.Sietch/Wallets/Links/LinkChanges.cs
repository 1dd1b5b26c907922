using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Whose a wallet becomes, each change inside the caller's unit and with a row in the audit log that names no wallet.</summary>
internal sealed class LinkChanges(LinkRows rows)
{
    /// <summary>How long a claim that was refused cannot be made again.</summary>
    private static readonly TimeSpan pause = TimeSpan.FromHours(24);

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
        await ForgetRefusedAsync(unit, made.Tenant);
        var member = (await LinkRows.MemberAsync(unit, made.Tenant, made.User))!.Value;
        var known = await rows.OfWalletAsync(unit, made.Tenant, made.Wallet);
        var holder = known.Find(link => link.State == LinkState.Active)?.Member;
        var own = known.Find(link => link.Member == member);
        switch (own)
        {
            case { State: LinkState.Active }:
                return new(LinkResult.AlreadyTheirs, own.Id);
            case { State: LinkState.Pending }:
                return new(LinkResult.Claimed, own.Id, own.MovesAt);
            case { State: LinkState.Refused } when holder is not null:
                return new(LinkResult.RefusedBefore, own.Id, own.MovesAt);
        }

        if (known.Exists(link => link.State == LinkState.Pending))
        {
            return new(LinkResult.ClaimedByAnother);
        }

        var others = (await rows.OfMemberAsync(unit, made.Tenant, member)).FindAll(IsTheirsOrClaimed);
        if (others.Count >= made.Most)
        {
            return new(LinkResult.TooMany);
        }

        DateTimeOffset? movesAt = holder is null ? null : unit.Now + made.Notice;
        if (!await rows.AddAsync(unit, made, member, movesAt))
        {
            return new(LinkResult.ClaimedByAnother);
        }

        if (own is not null)
        {
            // Whoever refused has it no more.
            await LinkRows.RemoveAsync(unit, made.Tenant, own);
        }

        await AuditAsync(unit, made.Tenant, made.User, holder is null ? "linked" : "claimed", made.Id);
        return holder is null
            ? new(LinkResult.Linked, made.Id) { Others = Active(others) }
            : new(LinkResult.Claimed, made.Id, movesAt, holder);
    }

    /// <summary>Takes a wallet from its member, who asks for it; a claim to it holds from now on.</summary>
    /// <returns>Null where they have no such wallet and claim none.</returns>
    public async Task<Unlinked?> UnlinkAsync(Unit unit, TenantId tenant, Snowflake<User> user, LinkId link)
    {
        if (
            await rows.TryOpenAsync(unit, tenant, link) is not { } own
            || !IsTheirsOrClaimed(own)
            || await LinkRows.MemberAsync(unit, tenant, user) != own.Member
            || !await LinkRows.RemoveAsync(unit, tenant, own)
        )
        {
            return null;
        }

        await AuditAsync(unit, tenant, user, own.State == LinkState.Active ? "unlinked" : "claim-withdrawn", link);
        return own.State == LinkState.Pending
            ? new(null, null)
            : new(await LostAsync(unit, tenant, own), await PassOnAsync(unit, tenant, own.Wallet));
    }

    /// <summary>An admin takes a wallet from whoever has it; a claim to it holds from now on.</summary>
    /// <returns>Null where nobody has it.</returns>
    public async Task<Freed?> FreeAsync(Unit unit, WalletRelease release)
    {
        var held = (await rows.OfWalletAsync(unit, release.Tenant, release.Wallet)).Find(IsActive);
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
        var lost = await LostAsync(unit, release.Tenant, held);
        return new(held.Id, lost, await PassOnAsync(unit, release.Tenant, release.Wallet));
    }

    /// <summary>The holder of a wallet objects to somebody's claim.</summary>
    /// <returns>Null where there is no such claim to a wallet of theirs.</returns>
    public async Task<RefusedClaim?> RefuseAsync(Unit unit, TenantId tenant, Snowflake<User> holder, LinkId claim)
    {
        var refuse = new
        {
            Tenant = tenant,
            Link = claim,
            Until = unit.Now + pause,
        };
        if (
            await rows.TryOpenAsync(unit, tenant, claim) is not { State: LinkState.Pending } pending
            || await LinkRows.MemberAsync(unit, tenant, holder) is not { } member
            || (await rows.OfWalletAsync(unit, tenant, pending.Wallet)).Find(IsActive)?.Member != member
            || await unit.ExecuteAsync(LinkSql.Refuse, refuse) == 0
        )
        {
            return null;
        }

        await AuditAsync(unit, tenant, holder, "claim-refused", claim);
        return new(pending.Member, refuse.Until);
    }

    /// <summary>A claim whose time has come: the wallet goes from one to the other.</summary>
    /// <returns>Null where the claim is settled already or its time has not come.</returns>
    public async Task<WalletMove?> MoveAsync(Unit unit, TenantId tenant, LinkId claim)
    {
        if (
            await rows.TryOpenAsync(unit, tenant, claim) is not { State: LinkState.Pending } pending
            || pending.MovesAt > unit.Now
            || await LinkRows.UserAsync(unit, tenant, pending.Member) is null
        )
        {
            return null;
        }

        var move = new { Tenant = tenant, Link = claim };
        // Taken first: of a refusal, a release and this, which may come at once, one has the claim.
        if (await unit.ExecuteAsync(LinkSql.Take, move) == 0)
        {
            return null;
        }

        var held = (await rows.OfWalletAsync(unit, tenant, pending.Wallet)).Find(IsActive);
        var isLost = held is not null && await LinkRows.RemoveAsync(unit, tenant, held);
        await unit.ExecuteAsync(LinkSql.Activate, move);
        await AuditAsync(unit, tenant, default, "moved", claim);
        return new(isLost ? await LostAsync(unit, tenant, held!) : null, new(pending.Member, claim));
    }

    /// <summary>Of claims that were refused so long ago that they can be made again.</summary>
    public static Task<int> ForgetRefusedAsync(Unit unit, TenantId tenant) =>
        unit.ExecuteAsync(LinkSql.ForgetRefused, new { Tenant = tenant, unit.Now });

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
    private async Task<GrantedClaim?> PassOnAsync(Unit unit, TenantId tenant, Address wallet)
    {
        var claim = (await rows.OfWalletAsync(unit, tenant, wallet)).Find(link => link.State == LinkState.Pending);
        if (claim is null || await unit.ExecuteAsync(LinkSql.Activate, new { Tenant = tenant, Link = claim.Id }) == 0)
        {
            return null;
        }

        var next = await LinkRows.UserAsync(unit, tenant, claim.Member);
        await AuditAsync(unit, tenant, next ?? default, "moved", claim.Id);
        return new(claim.Member, claim.Id);
    }

    private async Task<LostWallet> LostAsync(Unit unit, TenantId tenant, WalletLink gone) =>
        new(gone.Member, gone.Wallet, Active(await rows.OfMemberAsync(unit, tenant, gone.Member)));

    private static bool IsActive(WalletLink link) => link.State == LinkState.Active;

    private static bool IsTheirsOrClaimed(WalletLink link) => link.State is LinkState.Active or LinkState.Pending;

    private static List<Address> Active(List<WalletLink> links) =>
        [.. links.Where(IsActive).Select(link => link.Wallet)];

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

    private sealed record Membership(TenantId TenantId, MemberId MemberId);
}
