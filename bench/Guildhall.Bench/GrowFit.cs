namespace Guildhall.Bench;

/// <summary>How a cost grows: the exponent b of cost = a·nᵇ, fitted as a line through the logarithms.</summary>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
internal sealed record GrowFit(double Slope, double Low, double High)
{
    public static GrowFit Of(IReadOnlyList<(double N, double Cost)> measured)
    {
        var points = measured.Select(point => (X: Math.Log(point.N), Y: Math.Log(point.Cost))).ToList();
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        var spread = points.Sum(p => (p.X - x) * (p.X - x));
        var slope = points.Sum(p => (p.X - x) * (p.Y - y)) / spread;
        var free = points.Count - 2;
        var error = Math.Sqrt(points.Sum(p => Math.Pow(p.Y - y - slope * (p.X - x), 2)) / free / spread);
        var reach = Student(free) * error;
        return new(Math.Round(slope, 3), Math.Round(slope - reach, 3), Math.Round(slope + reach, 3));
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The 97.5 % quantile of Student's distribution, by its expansion around the normal one: right to 0.01 from
    /// five degrees of freedom on.</summary>
    private static double Student(int free)
    {
        const double z = 1.959964;
        var (cube, fifth) = (z * z * z, z * z * z * z * z);
        return z
            + (cube + z) / (4 * free)
            + (5 * fifth + 16 * cube + 3 * z) / (96d * free * free)
            + (3 * z * fifth * z + 19 * fifth + 17 * cube - 15 * z) / (384d * free * free * free);
    }
}
