using Guildhall.Aegis.Settings;

namespace Guildhall.Aegis.Cases;

/// <summary>How points fade. Pure; the history itself never does.</summary>
internal static class FadingPoints
{
    public static double Of(IEnumerable<PointRow> rows, PointSettings rules, DateTimeOffset now) =>
        rows.Sum(row => Of(row, rules, now));

    public static double Of(PointRow row, PointSettings rules, DateTimeOffset now)
    {
        // A date of its own goes before the guild's rule.
        if (row.PointsExpireAt is { } end)
        {
            return now < end ? row.Points : 0;
        }

        var age = now - row.CreatedAt;
        return rules.Decay switch
        {
            PointDecay.FixedAge => age < rules.DecayTime ? row.Points : 0,
            PointDecay.HalfLife => row.Points * Math.Pow(0.5, age / rules.DecayTime),
            _ => row.Points,
        };
    }
}

internal sealed record PointRow(int Points, DateTimeOffset CreatedAt, DateTimeOffset? PointsExpireAt);
