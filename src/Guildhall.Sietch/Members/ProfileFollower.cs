using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members.Onboarding;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members;

/// <summary>Profiles follow the standings, as soon as roles do: whoever becomes eligible is offered the wizard, whoever ceases to
/// be or leaves is hidden at once, and whoever returns is seen again.</summary>
internal sealed class ProfileFollower(Db db, MemberTiers tiers) : IRoleWishes
{
    public async Task AddAsync(RoleWishes wishes, CancellationToken cancellation)
    {
        var tenant = wishes.Community.Tenant;
        await tiers.RememberAsync(tenant, wishes.Tiers, cancellation);
        var states = await db.QueryAsync<MemberState>(ProfileSql.States, new { Tenant = tenant }, cancellation);
        var changes = states.Select(state => (State: state, Change: ChangeOf(state, wishes))).ToList();
        if (changes.Any(member => member.Change != ProfileChange.None))
        {
            // Chosen before the unit, which may run again.
            var due = changes
                .Where(member => member.Change != ProfileChange.None)
                .Select(member => (member.State.MemberId, member.Change, Token: ProfileDesk.NewToken()))
                .ToList();
            await db.WriteAsync(
                async unit =>
                {
                    foreach (var (member, change, token) in due)
                    {
                        await ApplyAsync(unit, tenant, member, change, token);
                    }
                },
                cancellation
            );
        }

        foreach (var (state, change) in changes.Where(member => IsSeen(member.State, member.Change)))
        {
            wishes.Give(state.UserId, GatedRole.Onboarded);
        }
    }

    private static bool IsSeen(MemberState state, ProfileChange change) =>
        state.OnboardedAt is not null
        && (change == ProfileChange.Show || (state.HiddenAt is null && change != ProfileChange.Hide));

    private static ProfileChange ChangeOf(MemberState state, RoleWishes wishes)
    {
        var isPresent = wishes.IsPresent(state.UserId);
        var isEligible = wishes.Tiers.GetValueOrDefault(state.UserId) >= Tier.Fedaykin;
        return state switch
        {
            { Token: null } => isPresent && isEligible ? ProfileChange.Offer : ProfileChange.None,
            { OnboardedAt: null } => ProfileChange.None,
            { HiddenAt: null } => !isPresent
            || (!isEligible && wishes.IsTrusted && !wishes.Doubtful.Contains(state.UserId))
                ? ProfileChange.Hide
                : ProfileChange.None,
            _ => isPresent && isEligible ? ProfileChange.Show : ProfileChange.None,
        };
    }

    private static async Task ApplyAsync(
        Unit unit,
        TenantId tenant,
        MemberId member,
        ProfileChange change,
        string token
    )
    {
        var row = new
        {
            Tenant = tenant,
            Member = member,
            unit.Now,
        };
        switch (change)
        {
            case ProfileChange.Offer:
                if (await ProfileDesk.BeginAsync(unit, tenant, member, token))
                {
                    await AlertBook.QueueAsync(unit, OnboardingOffer.Order(tenant, member, AlertKind.Onboarding));
                }

                break;
            case ProfileChange.Hide:
                await unit.ExecuteAsync(ProfileSql.Hide, row);
                break;
            case ProfileChange.Show:
                await unit.ExecuteAsync(ProfileSql.Show, row);
                break;
        }
    }

    private enum ProfileChange
    {
        None,
        Offer,
        Hide,
        Show,
    }

    private sealed record MemberState(
        Snowflake<User> UserId,
        MemberId MemberId,
        DateTimeOffset? OnboardedAt,
        DateTimeOffset? HiddenAt,
        string? Token
    );
}
