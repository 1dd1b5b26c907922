using System.Diagnostics.Metrics;

namespace Guildhall.Sietch.Gating.Roles;

internal sealed class GatingMetrics
{
    private readonly Counter<long> changed;
    private readonly Counter<long> drifted;

    public GatingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Guildhall.Sietch");
        changed = meter.CreateCounter<long>(
            "guildhall.sietch.roles.changed",
            "{role}",
            "Gated roles that were given and taken."
        );
        drifted = meter.CreateCounter<long>(
            "guildhall.sietch.roles.drifted",
            "{role}",
            "Gated roles that somebody else had given or taken, and that were put right."
        );
    }

    public void RoleChanged(bool isGift) =>
        changed.Add(1, new KeyValuePair<string, object?>("change", isGift ? "given" : "taken"));

    public void Drifted(int roles) => drifted.Add(roles);
}
