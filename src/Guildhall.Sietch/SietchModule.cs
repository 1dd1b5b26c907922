using Guildhall.Core.Privacy;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Announcements;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Audits;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Following;
using Guildhall.Sietch.Eligibility.Retention;
using Guildhall.Sietch.Eligibility.Rulings;
using Guildhall.Sietch.Gating;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Gating.Webhooks;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Avatars;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Members.Pictures;
using Guildhall.Sietch.Pages;
using Guildhall.Sietch.Positions;
using Guildhall.Sietch.Privacy;
using Guildhall.Sietch.Threshold;
using Guildhall.Sietch.Trails;
using Guildhall.Sietch.Waitlist;
using Guildhall.Sietch.Wallets;
using Guildhall.Sietch.Wallets.Proofs;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch;

/// <summary>A gated community: who holds enough by the chain's own account, and what that opens.</summary>
public static class SietchModule
{
    /// <summary>Needs an <c>IJsonRpc</c>, which the host adds.</summary>
    public static IServiceCollection AddSietch(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptionsWithValidateOnStart<SietchOptions, SietchOptions.Validator>()
            .Bind(configuration.GetSection(SietchOptions.Section));
        return services
            .AddCommunities()
            .AddChain()
            .AddAudits()
            .AddEligibility()
            .AddWallets(configuration)
            .AddGating()
            .AddGatedRoles()
            .AddActivity()
            .AddAnnouncements()
            .AddStandingWebhooks()
            // Whom the profiles have just hidden leaves their seat in the same comparison of roles.
            .AddProfiles()
            .AddDirectory()
            .AddBadges()
            .AddCouncil()
            // After all that says who somebody is.
            .AddEditions()
            .AddFollowing()
            .AddRetention()
            .AddThreshold()
            .AddAlerts()
            .AddPositions()
            .AddWaitlist()
            .AddTrails()
            .AddCommunityPages()
            .AddSingleton<IPersonRecords, SietchRecords>()
            .AddSingleton<CommunityErasure>()
            .AddSingleton<IGuildRecords, CommunityRecords>();
    }

    public static IEndpointRouteBuilder MapSietch(this IEndpointRouteBuilder endpoints)
    {
        GateEndpoints.Map(endpoints);
        ExplainEndpoint.Map(endpoints);
        AvatarPictures.Map(endpoints);
        MemberPictures.Map(endpoints);
        ProofEndpoints.Map(endpoints);
        ThresholdEndpoints.Map(endpoints);
        SelfEndpoints.Map(endpoints);
        AlertStatsEndpoint.Map(endpoints);
        CommunityPages.Map(endpoints);
        WaitlistEndpoint.Map(endpoints);
        DirectoryEndpoint.Map(endpoints);
        LeaderboardEndpoint.Map(endpoints);
        BadgeEndpoints.Map(endpoints);
        CouncilEndpoint.Map(endpoints);
        StatusEndpoint.Map(endpoints);
        RulingEndpoints.Map(endpoints);
        TrailEndpoint.Map(endpoints);
        return endpoints;
    }
}
