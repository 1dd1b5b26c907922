using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>Who should have which gated role: first by the standings alone, then as the capabilities add to it.</summary>
internal sealed class RoleWishes
{
    private readonly Dictionary<Snowflake<User>, IReadOnlySet<GatedRole>> wanted;

    private RoleWishes(IReadOnlyDictionary<Snowflake<User>, Tier> tiers)
    {
        Tiers = tiers;
        wanted = tiers.ToDictionary(
            member => member.Key,
            IReadOnlySet<GatedRole> (member) =>
                GatedRoles.Of(member.Value) is var role and not GatedRole.None ? Set(role) : Set()
        );
    }

    /// <summary>Everybody's active ones.</summary>
    public required IReadOnlyList<HeldWallet> Wallets { get; init; }

    public required Community Community { get; init; }

    /// <summary>False while the chain is out of reach or a result waits for an admin: then nobody loses anything by it.</summary>
    public required bool IsTrusted { get; init; }

    /// <summary>Everybody who was seen with a role, or as gone.</summary>
    public required IReadOnlyDictionary<Snowflake<User>, RoleHolder> Holders { get; init; }

    /// <summary>Of whom not every link can be read: by one that cannot they may stand better.</summary>
    public IReadOnlySet<Snowflake<User>> Doubtful { get; init; } = new HashSet<Snowflake<User>>();

    /// <summary>Everybody with a wallet, with the tier of the best one.</summary>
    public IReadOnlyDictionary<Snowflake<User>, Tier> Tiers { get; }

    /// <summary>Everybody with a wallet and everybody who should have a role.</summary>
    public IReadOnlyDictionary<Snowflake<User>, IReadOnlySet<GatedRole>> Wanted => wanted;

    public static RoleWishes Of(
        IReadOnlyList<HeldWallet> wallets,
        GateBasis basis,
        Community community,
        IReadOnlyDictionary<Snowflake<User>, RoleHolder> holders,
        IReadOnlySet<Snowflake<User>> doubtful
    ) =>
        new(Best(wallets, basis.TierOf))
        {
            Wallets = wallets,
            Community = community,
            IsTrusted = basis.IsTrusted,
            Holders = holders,
            Doubtful = doubtful,
        };

    /// <summary>Each with the tier of their best wallet.</summary>
    public static IReadOnlyDictionary<Snowflake<User>, Tier> Best(
        IEnumerable<HeldWallet> wallets,
        Func<Address, Tier> tierOf
    )
    {
        var tiers = new Dictionary<Snowflake<User>, Tier>();
        foreach (var (user, wallet) in wallets)
        {
            var tier = tierOf(wallet);
            tiers[user] = tiers.TryGetValue(user, out var known) && known > tier ? known : tier;
        }

        return tiers;
    }

    /// <summary>False for one who has left the server, as far as was seen.</summary>
    public bool IsPresent(Snowflake<User> user) => !Holders.TryGetValue(user, out var holder) || holder.IsPresent;

    public void Give(Snowflake<User> user, GatedRole role) =>
        wanted[user] = wanted.TryGetValue(user, out var known) ? Set([.. known, role]) : Set(role);

    public void Take(Snowflake<User> user, GatedRole role)
    {
        if (wanted.TryGetValue(user, out var known) && known.Contains(role))
        {
            wanted[user] = known.Where(other => other != role).ToHashSet();
        }
    }

    private static HashSet<GatedRole> Set(params ReadOnlySpan<GatedRole> roles) => [.. roles];
}
