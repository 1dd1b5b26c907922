using System.Globalization;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Holds a result that is more likely a fault than the truth, until an admin or a clean second source confirms it.</summary>
internal sealed record SanityBrake
{
    /// <summary>More who leave at once are held. Default 10.</summary>
    public int MostLeaving { get; init; } = 10;

    /// <summary>A larger part of the list that leaves at once is held: above 0 up to 1. Default 0.3.</summary>
    public double LargestPart { get; init; } = 0.3;

    /// <summary>Null when the result may be published; else why not, for the admin.</summary>
    public string? Check(int eligibleBefore, int eligibleAfter, int leaving) =>
        eligibleAfter == 0 ? "Nobody would be eligible."
        : eligibleBefore == 0 ? null
        : leaving > MostLeaving
            ? Text($"{leaving} of {eligibleBefore} would leave at once; more than {MostLeaving} are held.")
        : leaving > LargestPart * eligibleBefore
            ? Text($"{leaving} of {eligibleBefore} would leave at once; more than {LargestPart:P0} are held.")
        : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
