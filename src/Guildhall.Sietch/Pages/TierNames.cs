using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Pages;

internal static class TierNames
{
    public static string Of(Tier tier) =>
        tier switch
        {
            Tier.Naib => "Naib",
            Tier.Fedaykin => "Fedaykin",
            Tier.Waiting => "Aspirant",
            _ => "No place",
        };
}
