namespace Guildhall.Sietch;

/// <summary>Permissions as tenant files grant them.</summary>
internal static class SietchPermissions
{
    /// <summary>Rulings, syncs, holds, and anybody's standing.</summary>
    public const string Admin = "sietch.admin";
}
