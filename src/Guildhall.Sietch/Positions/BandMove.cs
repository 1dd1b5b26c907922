using Guildhall.Sietch.Alerts;

namespace Guildhall.Sietch.Positions;

/// <summary>What a move from one band to another is worth telling. Pure.</summary>
internal static class BandMove
{
    /// <returns>Null where others tell it (who comes and who goes), or nothing has changed.</returns>
    public static AlertKind? TryAlert(Band before, Band after) =>
        before == after || before < Band.Below || after < Band.Below ? null
        : after < before && after <= Band.RiskLow ? AlertKind.AtRisk
        : IsOfTheFirst(before, after) ? null
        : AlertKind.Position;

    /// <summary>Into and out of the Naib tier: a notice of its own says so.</summary>
    private static bool IsOfTheFirst(Band before, Band after) => after == Band.First || before == Band.First;
}
