using Guildhall.Core;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Waitlist;

/// <summary>Who may wait, and how they stand. What a member proved with <c>/verify</c> is the proof here too.</summary>
internal sealed class WaitlistDesk(Db db, WaitlistBook book, Identities people, LinkVault vault, PublishedShelf shelf)
{
    /// <param name="asked">One of theirs; null for the best of them.</param>
    /// <returns>Null where they have to prove a wallet first.</returns>
    public async Task<Result<Waiting>?> TryRegisterAsync(
        Community community,
        Snowflake<User> user,
        Address? asked,
        CancellationToken cancellation
    )
    {
        if (shelf.TryGet(community.Tenant) is not { } published)
        {
            return EligibilityRefusals.NotYet(community);
        }

        var own = await OwnAsync(community, user, cancellation);
        if (own.Count == 0)
        {
            if (await vault.HasLostAsync(community.Tenant, user, hasOthers: false, cancellation))
            {
                return LinkRefusals.Unread;
            }

            return null;
        }

        if (own.Any(link => published.Standings.GetValueOrDefault(link.Wallet) is { IsEligible: true }))
        {
            return WaitlistRefusals.Eligible;
        }

        var may = asked is { } wanted ? [.. own.Where(link => link.Wallet == wanted)] : own;
        if (may.Count == 0)
        {
            return WaitlistRefusals.NotOwn;
        }

        var best = may.Select(link => (Link: link, Standing: published.Standings.GetValueOrDefault(link.Wallet)))
            .Where(pair => pair.Standing is { Tier: Tier.Waiting })
            .OrderBy(pair => pair.Standing!.Rank)
            .FirstOrDefault();
        if (best.Link is null)
        {
            return WaitlistRefusals.OutOfRange(community.Places);
        }

        if (!await book.AddAsync(community.Tenant, best.Link, user, cancellation))
        {
            return WaitlistRefusals.Registered;
        }

        return Waiting.Of(best.Standing!, published, community.Places);
    }

    /// <returns>How they stand; the refusal for one who does not wait.</returns>
    public async Task<Result<Waiting>> StatusAsync(
        Community community,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        if (await TryFindAsync(community, user, cancellation) is not { } registration)
        {
            return WaitlistRefusals.NotRegistered;
        }

        if (shelf.TryGet(community.Tenant) is not { } published)
        {
            return EligibilityRefusals.NotYet(community);
        }

        var own = await OwnAsync(community, user, cancellation);
        if (own.Any(link => published.Standings.GetValueOrDefault(link.Wallet) is { IsEligible: true }))
        {
            return WaitlistRefusals.Eligible;
        }

        var link = own.FirstOrDefault(link => link.Id == registration.LinkId);
        return link is not null && published.Standings.GetValueOrDefault(link.Wallet) is { Tier: Tier.Waiting } standing
            ? Waiting.Of(standing, published, community.Places) with
            {
                Since = registration.RegisteredAt,
            }
            : WaitlistRefusals.OutOfRange(community.Places);
    }

    /// <returns>The refusal for one who does not wait; null when they do no more.</returns>
    public async Task<Refusal?> LeaveAsync(Community community, Snowflake<User> user, CancellationToken cancellation)
    {
        if (await TryFindAsync(community, user, cancellation) is not { } registration)
        {
            return WaitlistRefusals.NotRegistered;
        }

        var ended = await db.WriteAsync(
            unit =>
                WaitlistBook.EndAsync(
                    unit,
                    community.Tenant,
                    registration,
                    RegistrationEnd.Unregistered,
                    user.ToString()
                ),
            cancellation
        );
        return ended ? null : WaitlistRefusals.NotRegistered;
    }

    private async Task<Registration?> TryFindAsync(
        Community community,
        Snowflake<User> user,
        CancellationToken cancellation
    ) =>
        await people.TryMemberAsync(community.Tenant, user, cancellation) is { } member
            ? await book.TryFindAsync(community.Tenant, member, cancellation)
            : null;

    private async Task<IReadOnlyList<WalletLink>> OwnAsync(
        Community community,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        var reason = new JoinReason(user.ToString(), "waitlist");
        return
        [
            .. (await vault.OfUserAsync(community.Tenant, user, reason, cancellation))
                .Where(own => own.Link.State == LinkState.Active)
                .Select(own => own.Link),
        ];
    }
}
