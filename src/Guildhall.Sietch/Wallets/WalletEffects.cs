using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Positions;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Wallets;

/// <summary>What a wallet gives its member and what goes with it, by what is published, in words for that member alone.</summary>
internal sealed class WalletEffects(PublishedShelf shelf)
{
    /// <param name="others">What they had linked before.</param>
    public async Task<string> OfGainAsync(
        Unit unit,
        TenantId tenant,
        Snowflake<User> user,
        Address wallet,
        IReadOnlyList<Address> others
    )
    {
        if (shelf.TryGet(tenant)?.Standings is not { } standings)
        {
            return "How it stands is known after the first reading of the chain, and your roles follow then.";
        }

        var before = Position.BestOf(others, standings);
        var profile = await ProfileBook.TryOfUserAsync(unit, tenant, user);
        return Position.BestOf([.. others, wallet], standings) is { } best && best.Wallet == wallet
            ? WalletText.OfGain(best, before, profile?.IsOnboarded == true)
            : WalletText.OfNoGain(before);
    }

    public async Task<string> OfLossAsync(Unit unit, TenantId tenant, LostWallet lost)
    {
        var standings = shelf.TryGet(tenant)?.Standings;
        if (standings is null)
        {
            return WalletText.OfNoLoss(null, null);
        }

        var own = standings.GetValueOrDefault(lost.Wallet);
        var left = Position.BestOf(lost.Left, standings);
        var best = Position.BestOf([.. lost.Left, lost.Wallet], standings);
        if (best is not { IsEligible: true } || best.Wallet != lost.Wallet)
        {
            return WalletText.OfNoLoss(own, left);
        }

        var seats = await unit.QueryAsync<MemberId>(CouncilSql.Holders, new { Tenant = tenant });
        var key = new { Tenant = tenant, lost.Member };
        var profile = await unit.QuerySingleOrDefaultAsync<Profile>(ProfileSql.OfMember, key);
        return WalletText.OfLoss(left, seats.Contains(lost.Member), profile?.IsOnboarded == true);
    }
}
