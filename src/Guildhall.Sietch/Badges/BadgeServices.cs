using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Gating.Roles;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Badges;

internal static class BadgeServices
{
    /// <summary>After the profiles: whom they have just hidden has no role by a badge.</summary>
    public static IServiceCollection AddBadges(this IServiceCollection services) =>
        services
            .AddSingleton<TermsOf>(provider => provider.GetRequiredService<CouncilBook>().TermsAsync)
            .AddSingleton<BadgeBook>()
            .AddSingleton<AdminBadges>()
            .AddSingleton<BadgeEndpoints>()
            .AddSingleton<IRoleWishes, BadgeWishes>()
            .AddCommand<ShowBadges>()
            .AddCommand<AwardBadge>()
            .AddCommand<RevokeBadge>()
            .AddAutocomplete<SuggestNymForBadges>()
            .AddAutocomplete<SuggestNymToAward>()
            .AddAutocomplete<SuggestNymToRevoke>()
            .AddJob<EarnBadgesJob, EarnBadges>()
            .AddSchedule("sietch.badges.earn", "5 0 * * *", at => new EarnBadgesJob(at));
}
