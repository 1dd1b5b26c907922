using Guildhall.Core.Pages;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Pictures;
using Guildhall.Sietch.Pages.Me;
using Guildhall.Sietch.Pages.SignIn;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Pages;

/// <summary>Gathers what a member sees of themselves.</summary>
internal sealed class OwnPages(
    LinkVault vault,
    ProfileBook profiles,
    ActivityBook activity,
    PublishedShelf shelf,
    MemberTiers tiers,
    BadgeBook badges,
    MemberPictures pictures,
    CouncilBook council,
    TimeProvider time
)
{
    public async Task<Page> ShowAsync(
        Community community,
        string name,
        MemberSession session,
        CancellationToken cancellation
    )
    {
        var (tenant, user) = (session.Tenant, session.User);
        var wallets = await vault.OfUserAsync(tenant, user, new(user.ToString(), "own-page"), cancellation);
        var published = shelf.TryGet(tenant);
        var place = OwnPlace.Of(
            wallets.Where(wallet => wallet.Link.State == LinkState.Active).Select(wallet => wallet.Link.Wallet),
            published is null ? new Dictionary<Chain.Address, Standing>() : published.Standings,
            community.Places
        );
        var tier = (await tiers.AllAsync(tenant, cancellation)).GetValueOrDefault(session.Member);
        var held = (await badges.AllAsync(tenant, cancellation)).GetValueOrDefault(session.Member);
        var profile = await profiles.TryOfMemberAsync(tenant, session.Member, cancellation);
        return new OwnPage
        {
            Session = session,
            Community = name,
            Profile = profile,
            Picture = profile is null ? null : pictures.TryAddress(profile, tier)?.PathAndQuery,
            Tier = tier,
            Place = place,
            Wallets = wallets,
            Seat = (await council.TermsAsync(tenant, cancellation))
                .FirstOrDefault(term => term.IsActive && term.MemberId == session.Member)
                ?.Seat,
            Badges = [.. (held ?? []).Select(badge => $"{badge.Kind.Emoji} {badge.Kind.Name}")],
            Activity = await activity.TryFindAsync(tenant, user, cancellation),
            Now = time.GetUtcNow(),
            IsPublished = published is not null,
        }.Render();
    }
}
