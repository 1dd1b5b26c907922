using System.Globalization;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Gating.Webhooks;

/// <summary>A wallet's change as other programs hear it: what the chain says, and nobody whose wallet it is.</summary>
internal static class StandingEvents
{
    public static HookFamily Family { get; } = new("standing.*");

    public static HookEvent Of(Snowflake<Guild> guild, ChangeRow change)
    {
        var snapshot = change.Snapshot.ToString(CultureInfo.InvariantCulture);
        var data = new Dictionary<string, string>
        {
            ["wallet"] = change.Address.ToString(),
            ["snapshot"] = snapshot,
            ["before"] = NameOf(change.TierBefore),
            ["after"] = NameOf(change.TierAfter),
        };
        if (change.Cause is { } cause)
        {
            data["cause"] = Camel(cause.ToString());
        }

        return new(guild, $"standing.{Camel(change.Kind.ToString())}", $"snapshot {snapshot}")
        {
            Actor = "system:sietch",
            Data = data,
        };
    }

    // As the gate's answers say it.
    private static string NameOf(Tier tier) => tier >= Tier.Fedaykin ? Camel(tier.ToString()) : "none";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
