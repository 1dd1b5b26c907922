using Guildhall.Core.Telemetry;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Degraded while links are sealed with a key that is not here.</summary>
internal sealed class LinkProbe(LostLinks links) : IHealthProbe
{
    public string Name => "wallet-links";

    public async Task<HealthReading> CheckAsync(CancellationToken cancellation) =>
        await links.CountAsync(cancellation) switch
        {
            0 => HealthReading.Healthy,
            var lost => new(
                HealthState.Degraded,
                $"{lost} {(lost == 1 ? "link is" : "links are")} sealed with a key that is not here, and nothing is taken from their members; guildhall doctor says what to do."
            ),
        };
}
