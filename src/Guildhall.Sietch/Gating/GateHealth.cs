using System.Text.Json.Serialization;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Gating;

/// <summary><c>GET /health</c> of the gate bots' contract: how fresh the list is. Always 200; whether the whole program is well is
/// said at <c>/health/ready</c>.</summary>
internal static class GateHealth
{
    private static readonly TimeSpan between = TimeSpan.FromHours(6);

    /// <param name="state">Null before the first list.</param>
    public static HealthAnswer Of(EligibilityState? state, DateTimeOffset now) =>
        new(
            state is { GraceSince: null, Failures: 0 } ? "healthy" : "degraded",
            state?.LastSuccessAt,
            new((now.UtcTicks / between.Ticks * between.Ticks) + between.Ticks, TimeSpan.Zero),
            state?.GraceSince is not null
        );
}

/// <param name="Status"><c>healthy</c>, or <c>degraded</c> while the chain cannot be read or nothing was published yet.</param>
/// <param name="NextQuery">The next that is planned; each community is read some minutes after it.</param>
internal sealed record HealthAnswer(
    string Status,
    DateTimeOffset? LastSuccessfulQuery,
    DateTimeOffset NextQuery,
    bool GracePeriod
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class HealthJson : JsonSerializerContext;
