namespace Guildhall.Sietch.Activity;

/// <summary>Points that melt by a tenth at each boundary of a period.</summary>
/// <param name="Period">In which the points are as they are written.</param>
internal readonly record struct Balance(double Points, long Period)
{
    /// <summary>Never lower for a clock that went back.</summary>
    public double In(long period) => period <= Period ? Points : Points * Math.Pow(ActivityRules.Kept, period - Period);

    /// <param name="points">Negative for what is taken back; the balance never falls below nothing.</param>
    public Balance Add(double points, long period) => new(Math.Max(0, In(period) + points), Math.Max(period, Period));

    /// <summary>Takes back what was given in an earlier period, as far as it has not melted.</summary>
    public Balance TakeBack(double points, long given, long period) =>
        Add(-new Balance(points, given).In(period), period);
}
