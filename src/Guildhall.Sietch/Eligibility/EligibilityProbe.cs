using Guildhall.Core.Telemetry;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Degraded while a community has no snapshot, or an old one because its chain is out of reach.</summary>
internal sealed class EligibilityProbe(CommunityRegistry communities, PublishedShelf shelf) : IHealthProbe
{
    public string Name => "eligibility";

    public Task<HealthReading> CheckAsync(CancellationToken cancellation)
    {
        var troubled = communities
            .All.Where(community => community.IsFollowed)
            .Where(community => shelf.TryGet(community.Tenant) is not { State.GraceSince: null })
            .Select(community => community.Tenant.Value)
            .ToList();
        return Task.FromResult(
            troubled.Count == 0
                ? HealthReading.Healthy
                : new(
                    HealthState.Degraded,
                    $"No fresh snapshot for {string.Join(", ", troubled)}; guildhall eligibility status says why."
                )
        );
    }
}
