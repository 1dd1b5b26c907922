using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Positions;

/// <summary>How safe a place is, the worst first.</summary>
internal enum Band
{
    /// <summary>Beyond the waiting list, or without a rank.</summary>
    Out,
    Waiting,

    /// <summary>Still let in, but first seen below the line: the next sync decides.</summary>
    Below,
    RiskHigh,
    RiskMedium,
    RiskLow,
    Safe,

    /// <summary>Among those who hold enough for the council.</summary>
    First,
}

internal static class Bands
{
    /// <summary>The last tenth of the places is in danger: two sevenths of it highly, two more a good deal, the rest a little.
    /// Of 69 places these are 68–69, 66–67 and 63–65.</summary>
    public static Band Of(int? rank, PlaceRules places)
    {
        if (rank is not { } own || own > places.Waiting)
        {
            return Band.Out;
        }

        if (own > places.Eligible)
        {
            return Band.Waiting;
        }

        if (own <= places.Naib)
        {
            return Band.First;
        }

        var endangered = Math.Max(1, (places.Eligible + 9) / 10);
        var part = Math.Max(1, (int)Math.Round(endangered * 2 / 7.0, MidpointRounding.AwayFromZero));
        var fromEnd = places.Eligible - own;
        return fromEnd >= endangered ? Band.Safe
            : fromEnd < part ? Band.RiskHigh
            : fromEnd < 2 * part ? Band.RiskMedium
            : Band.RiskLow;
    }

    /// <summary>Below the line and not yet sent away.</summary>
    public static Band Of(Standing standing, PlaceRules places) =>
        standing.LeavingSince is not null && standing.IsEligible ? Band.Below : Of(standing.Rank, places);
}
