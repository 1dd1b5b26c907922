using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Badges;

/// <summary>Who has earned which badge by now?</summary>
internal sealed record EarnBadgesJob(DateTimeOffset At) : IJob<EarnBadgesJob>
{
    public static string Kind => "sietch.badges.earn";

    public static JsonTypeInfo<EarnBadgesJob> Json => BadgesJson.Default.EarnBadgesJob;
}

internal sealed class EarnBadges(BadgeBook book, CommunityTenants tenants) : IJobHandler<EarnBadgesJob>
{
    public async Task HandleAsync(EarnBadgesJob job, JobRun run, CancellationToken cancellation)
    {
        foreach (var tenant in tenants())
        {
            await book.EarnAsync(tenant, cancellation);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EarnBadgesJob))]
internal sealed partial class BadgesJson : JsonSerializerContext;
