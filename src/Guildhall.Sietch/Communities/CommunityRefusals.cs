using Guildhall.Core;

namespace Guildhall.Sietch.Communities;

internal static class CommunityRefusals
{
    public static Refusal NotHere { get; } =
        new(
            "sietch.not_here",
            "This server has no Sietch. Whoever runs Guildhall sets one up in the tenant file, section sietch."
        );
}
