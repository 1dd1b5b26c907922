using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Waitlist;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members.Onboarding;

/// <summary>The wizard as it is offered by direct message, once, to whoever has become eligible: by proving a wallet or from the
/// waiting list. Where messages are closed nothing is said anywhere else, since others would read it: the reply to
/// <c>/verify</c> names <c>/onboard</c>.</summary>
internal sealed class OnboardingOffer(Db db, MemberTiers tiers, WizardCard card)
{
    private const string FromWaiting =
        "🏜️ There is a place for you: your wallet stands above the line now. Your registration for the waiting list has done its work and ends; the role of the waiting goes by itself.";

    /// <summary>Both ways lead to one message.</summary>
    /// <param name="kind"><see cref="AlertKind.Onboarding"/> or <see cref="AlertKind.WaitlistEligible"/>.</param>
    public static AlertOrder Order(TenantId tenant, MemberId member, AlertKind kind) =>
        new()
        {
            Tenant = tenant,
            Member = member,
            Kind = kind,
            Key = "onboarding",
        };

    /// <summary>Null where they have a profile or may not come in any more.</summary>
    public async Task<Reply?> TryOfAsync(
        TenantId tenant,
        string name,
        Snowflake<Guild> guild,
        MemberId member,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        if (await tiers.OfUserAsync(tenant, user, "onboarding", cancellation) < Tier.Fedaykin)
        {
            return null;
        }

        var token = ProfileDesk.NewToken();
        var (profile, hasWaited) = await db.WriteAsync(
            async unit =>
            {
                await ProfileDesk.BeginAsync(unit, tenant, member, token);
                var waited = await unit.QueryAsync<Registration>(
                    WaitlistSql.AllOf,
                    new { Tenant = tenant, Member = member }
                );
                return (
                    (await ProfileBook.TryOfUserAsync(unit, tenant, user))!,
                    waited is [{ EndedWhy: null or RegistrationEnd.Eligible }, ..]
                );
            },
            cancellation
        );
        return profile.IsOnboarded
            ? null
            : await card.OfAsync(profile, name, guild, user, hasWaited ? FromWaiting : null, cancellation);
    }
}
