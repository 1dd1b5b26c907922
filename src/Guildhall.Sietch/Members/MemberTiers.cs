using System.Collections.Concurrent;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members;

/// <summary>Who sits in the council of a community; null where it has none, and then the chain's own tier counts.</summary>
internal delegate Task<IReadOnlySet<MemberId>?> CouncilOf(TenantId tenant, CancellationToken cancellation);

/// <summary>The tier of each member: from the standing of their best wallet and the council, computed and never stored.</summary>
internal sealed class MemberTiers(Db db, LinkVault vault, GateStandings standings, CouncilOf council, TimeProvider time)
{
    private static readonly TimeSpan freshFor = TimeSpan.FromMinutes(1);
    private static readonly JoinReason reason = new("system", "tiers");

    private readonly ConcurrentDictionary<TenantId, Reading> readings = new();

    /// <summary>Everybody with a wallet that earns something; at most a minute old.</summary>
    public async Task<IReadOnlyDictionary<MemberId, Tier>> AllAsync(TenantId tenant, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (readings.TryGetValue(tenant, out var known) && now - known.At < freshFor && now >= known.At)
        {
            return await SeatAsync(tenant, known.Tiers, cancellation);
        }

        var tiers = await standings.TryReadAsync(tenant, cancellation) is { } basis
            ? RoleWishes.Best((await vault.AllAsync(tenant, reason, cancellation)).Readable, basis.TierOf)
            : new Dictionary<Snowflake<User>, Tier>();
        return await SeatAsync(tenant, await RememberAsync(tenant, tiers, cancellation), cancellation);
    }

    /// <summary>As the reconciler has just found them.</summary>
    public async Task<IReadOnlyDictionary<MemberId, Tier>> RememberAsync(
        TenantId tenant,
        IReadOnlyDictionary<Snowflake<User>, Tier> tiers,
        CancellationToken cancellation
    )
    {
        var members = await db.QueryAsync<Identity>(LinkSql.Identities, new { Tenant = tenant }, cancellation);
        var found = members
            .Where(member => tiers.GetValueOrDefault(member.UserId) > Tier.None)
            .ToDictionary(member => member.MemberId, member => tiers[member.UserId]);
        readings[tenant] = new(time.GetUtcNow(), found);
        return found;
    }

    /// <summary>Of one member, by the chain alone and as it is now: whether they may come in.</summary>
    public async Task<Tier> OfUserAsync(
        TenantId tenant,
        Snowflake<User> user,
        string why,
        CancellationToken cancellation
    )
    {
        if (await standings.TryReadAsync(tenant, cancellation) is not { } basis)
        {
            return Tier.None;
        }

        var own = await vault.OfUserAsync(tenant, user, new(user.ToString(), why), cancellation);
        return own.Where(wallet => wallet.Link.State == LinkState.Active)
            .Select(wallet => basis.TierOf(wallet.Link.Wallet))
            .DefaultIfEmpty(Tier.None)
            .Max();
    }

    private async Task<IReadOnlyDictionary<MemberId, Tier>> SeatAsync(
        TenantId tenant,
        IReadOnlyDictionary<MemberId, Tier> tiers,
        CancellationToken cancellation
    ) =>
        await council(tenant, cancellation) is { } seated
            ? tiers.ToDictionary(
                member => member.Key,
                member =>
                    member.Value < Tier.Fedaykin ? member.Value
                    : seated.Contains(member.Key) ? Tier.Naib
                    : Tier.Fedaykin
            )
            : tiers;

    private sealed record Identity(MemberId MemberId, Snowflake<User> UserId);

    private sealed record Reading(DateTimeOffset At, IReadOnlyDictionary<MemberId, Tier> Tiers);
}
