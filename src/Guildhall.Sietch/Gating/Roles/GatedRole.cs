using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>A role that nobody but the reconciler gives and takes.</summary>
internal enum GatedRole
{
    None,
    Taqwa,
    Fedaykin,
    Naib,
    Onboarded,
    Engaged,
    Veteran,
    Trusted,
    FormerNaib,
}

internal static class GatedRoles
{
    /// <summary>One role of a standing at a time: who rises leaves the lower one.</summary>
    public static GatedRole Of(Tier tier) =>
        tier switch
        {
            Tier.Naib => GatedRole.Naib,
            Tier.Fedaykin => GatedRole.Fedaykin,
            Tier.Waiting => GatedRole.Taqwa,
            _ => GatedRole.None,
        };
}
