using Guildhall.Core.Commands;

namespace Guildhall.Sietch;

/// <summary>Permissions as tenant files grant them.</summary>
internal static class SietchPermissions
{
    /// <summary>Rulings, syncs, holds, and anybody's standing.</summary>
    public const string Admin = "sietch.admin";

    /// <summary>Of each of their commands: whoever confirms a hold does not wait because of what they looked at before.</summary>
    public static Cooldown Pace { get; } = new(30, TimeSpan.FromMinutes(1));
}
