using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Gating.Roles;

/// <summary>What the reconciler hands to the capabilities, without a reconciler.</summary>
internal static class RoleWishesLab
{
    public static RoleWishes Of(IReadOnlyList<HeldWallet> wallets, Func<Address, Tier> tierOf, bool isTrusted = true) =>
        Of(wallets, tierOf, new Dictionary<Snowflake<User>, RoleHolder>(), isTrusted);

    public static RoleWishes Of(
        IReadOnlyList<HeldWallet> wallets,
        Func<Address, Tier> tierOf,
        IReadOnlyDictionary<Snowflake<User>, RoleHolder> holders,
        bool isTrusted = true,
        IReadOnlySet<Snowflake<User>>? doubtful = null
    )
    {
        var basis = new GateBasis
        {
            Snapshot = 1,
            IsNews = false,
            IsTrusted = isTrusted,
            Tiers = wallets
                .DistinctBy(held => held.Wallet)
                .ToDictionary(held => held.Wallet, held => tierOf(held.Wallet)),
        };
        return RoleWishes.Of(wallets, basis, AnyCommunity(), holders, doubtful ?? new HashSet<Snowflake<User>>());
    }

    private static Community AnyCommunity() =>
        Community.Of(
            TenantId.Default,
            new()
            {
                Guild = "sietch",
                Chain = new()
                {
                    Token = new() { Address = $"0x{1:x40}" },
                    Vaults = [new() { Address = $"0x{2:x40}" }],
                },
            },
            null
        );
}
