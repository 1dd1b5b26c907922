using Guildhall.Core.Pages;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Pages.Me;
using Guildhall.Sietch.Pages.SignIn;
using Guildhall.Sietch.Positions;
using Guildhall.Sietch.Waitlist;
using Guildhall.Sietch.Wallets.Links;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Sietch.Pages;

/// <summary>Gathers what a member sees of themselves.</summary>
internal sealed class OwnPages(
    LinkVault vault,
    ProfileBook profiles,
    ActivityBook activity,
    PublishedShelf shelf,
    MemberTiers tiers,
    BadgeBook badges,
    MemberSessions sessions,
    CouncilBook council,
    WaitlistDesk waitlist,
    TimeProvider time
)
{
    public async Task<Page> ShowAsync(
        Community community,
        string name,
        MemberSession session,
        HttpContext http,
        CancellationToken cancellation
    )
    {
        var (tenant, user) = (session.Tenant, session.User);
        var wallets = await vault.OfUserAsync(tenant, user, new(user.ToString(), "own-page"), cancellation);
        var published = shelf.TryGet(tenant);
        var active = wallets
            .Where(wallet => wallet.Link.State == LinkState.Active)
            .Select(wallet => wallet.Link.Wallet)
            .ToList();
        var waiting = await waitlist.StatusAsync(community, user, cancellation);
        var tier = (await tiers.AllAsync(tenant, cancellation)).GetValueOrDefault(session.Member);
        var held = (await badges.AllAsync(tenant, cancellation)).GetValueOrDefault(session.Member);
        var profile = await profiles.TryOfMemberAsync(tenant, session.Member, cancellation);
        return new OwnPage
        {
            Session = session,
            Community = name,
            Profile = profile,
            Tier = tier,
            Best = published is null ? null : Position.BestOf(active, published.Standings),
            Position = published is null ? null : Position.TryOf(active, published.Standings, community.Places),
            Waiting = waiting.TryGet(out var status, out _) ? status : null,
            Wallets = wallets,
            Sessions = await sessions.OfAsync(http, tenant, user, cancellation),
            Seat = (await council.TermsAsync(tenant, cancellation))
                .FirstOrDefault(term => term.IsActive && term.MemberId == session.Member)
                ?.Seat,
            Badges = [.. (held ?? []).Select(badge => $"{badge.Kind.Emoji} {badge.Kind.Name}")],
            Activity = await activity.TryFindAsync(tenant, user, cancellation),
            Now = time.GetUtcNow(),
            Published = published,
        }.Render();
    }
}
