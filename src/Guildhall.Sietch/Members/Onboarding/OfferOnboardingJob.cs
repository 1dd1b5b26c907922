using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members.Onboarding;

/// <summary>A member who has become eligible is offered a profile.</summary>
internal sealed record OfferOnboardingJob(TenantId Tenant, MemberId Member) : IJob<OfferOnboardingJob>
{
    public static string Kind => "sietch.onboarding";

    public static JsonTypeInfo<OfferOnboardingJob> Json => MembersJson.Default.OfferOnboardingJob;

    public string Key => $"{Tenant}:{Member}";
}

/// <summary>Profiles that have been hidden for 90 days go; nyms of wizards that nobody finished are free again.</summary>
internal sealed record SweepProfilesJob(DateTimeOffset At) : IJob<SweepProfilesJob>
{
    public static string Kind => "sietch.profiles.sweep";

    public static JsonTypeInfo<SweepProfilesJob> Json => MembersJson.Default.SweepProfilesJob;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OfferOnboardingJob))]
[JsonSerializable(typeof(SweepProfilesJob))]
internal sealed partial class MembersJson : JsonSerializerContext;
