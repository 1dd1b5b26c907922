using Guildhall.Core.Storage;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Following;
using Guildhall.Sietch.Members.Onboarding;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Waitlist;

/// <summary>At each published snapshot: whoever waited and has a place, and whoever has fallen out, waits no more and is told
/// once.</summary>
internal sealed class ReviewWaitlist(Db db, WaitlistBook book, EligibilityBook eligibility, LinkVault vault)
    : ISnapshotFollower
{
    private static readonly JoinReason reason = new("system", "waitlist");

    public string Reader => "waitlist";

    public async Task FollowAsync(SnapshotNews news, CancellationToken cancellation)
    {
        var tenant = news.Community.Tenant;
        var active = await book.ActiveAsync(tenant, cancellation);
        var ends = active.Count == 0 ? [] : await EndsAsync(news, active, cancellation);
        await db.WriteAsync(
            async unit =>
            {
                await WaitlistBook.EndUnlinkedAsync(unit, tenant);
                foreach (var (registration, why, order) in ends)
                {
                    if (await WaitlistBook.EndAsync(unit, tenant, registration, why, "system"))
                    {
                        await AlertBook.QueueAsync(unit, order);
                    }
                }

                await StandingChanges.MarkSeenAsync(unit, tenant, Reader, news.Published);
            },
            cancellation
        );
    }

    private async Task<IReadOnlyList<(Registration, RegistrationEnd, AlertOrder)>> EndsAsync(
        SnapshotNews news,
        IReadOnlyList<Registration> active,
        CancellationToken cancellation
    )
    {
        var tenant = news.Community.Tenant;
        var standings = await eligibility.StandingsAsync(tenant, cancellation);
        var held = (await vault.AllAsync(tenant, reason, cancellation)).Sure.ToLookup(wallet => wallet.Member);
        var ends = new List<(Registration, RegistrationEnd, AlertOrder)>();
        foreach (var registration in active)
        {
            var own = held[registration.MemberId].ToList();
            if (!own.Exists(wallet => wallet.Link == registration.LinkId))
            {
                continue;
            }

            // Whichever of their wallets: one with a place is enough.
            var isEligible = own.Exists(wallet => standings.GetValueOrDefault(wallet.Wallet) is { IsEligible: true });
            var waits = own.Exists(wallet =>
                wallet.Link == registration.LinkId
                && standings.GetValueOrDefault(wallet.Wallet) is { Tier: Tier.Waiting }
            );
            if (isEligible || !waits)
            {
                var why = isEligible ? RegistrationEnd.Eligible : RegistrationEnd.Dropped;
                ends.Add((registration, why, OrderOf(news, registration, isEligible)));
            }
        }

        return ends;
    }

    private static AlertOrder OrderOf(SnapshotNews news, Registration registration, bool isEligible) =>
        isEligible
            ? OnboardingOffer.Order(news.Community.Tenant, registration.MemberId, AlertKind.WaitlistEligible)
            : new()
            {
                Tenant = news.Community.Tenant,
                Member = registration.MemberId,
                Kind = AlertKind.WaitlistDropped,
                Key = $"waitlist:{registration.Id}",
            };
}
