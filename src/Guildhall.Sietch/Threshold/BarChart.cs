using System.Globalization;

namespace Guildhall.Sietch.Threshold;

/// <summary>What a picture of the bar's history shows, each place from 0 to 1: round amounts upwards, round times across, and the
/// course between them. For eyes alone: in words every figure has all its digits. Pure.</summary>
internal sealed class BarChart
{
    private const int MostLevels = 5;

    // Finer differences than those that amounts in words show are none.
    private const double Finest = 1e-4;
    private const double FinestShare = 1e-9;

    private static readonly TimeSpan[] steps =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
        TimeSpan.FromDays(1),
        TimeSpan.FromDays(2),
        TimeSpan.FromDays(7),
        TimeSpan.FromDays(14),
        TimeSpan.FromDays(28),
        TimeSpan.FromDays(91),
    ];

    /// <param name="history">Oldest first; at least one.</param>
    /// <param name="mostMoments">So many times have room below; at least 2.</param>
    public BarChart(IReadOnlyList<BarRow> history, int mostMoments)
    {
        var amounts = history.Select(Amount).ToList();
        var (low, high, step) = Range(amounts.Min(), amounts.Max());
        var (first, last) = (history[0].MadeAt, history[^1].MadeAt);
        var span = last - first;
        Levels = LevelsOf(low, high, step);
        Moments = MomentsOf(first, last, mostMoments);
        Course =
        [
            .. history.Zip(amounts, (row, amount) => (Share(row.MadeAt - first, span), (amount - low) / (high - low))),
        ];
    }

    /// <summary>The lowest first.</summary>
    public IReadOnlyList<(double Up, string Text)> Levels { get; }

    /// <summary>The oldest first, in UTC.</summary>
    public IReadOnlyList<(double Across, string Text)> Moments { get; }

    /// <summary>Each snapshot, the oldest first: between two of them the bar stood still.</summary>
    public IReadOnlyList<(double Across, double Up)> Course { get; }

    private static (double Low, double High, double Step) Range(double low, double high)
    {
        if (high - low < Math.Max(Finest, high * FinestShare))
        {
            var room = Math.Max(0.5, high / 20);
            (low, high) = (Math.Max(0, low - room), high + room);
        }

        var raw = (high - low) / (MostLevels - 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step =
            power
            * (
                raw / power is var part && part <= 1 ? 1
                : part <= 2 ? 2
                : part <= 5 ? 5
                : 10
            );
        return (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    private static IReadOnlyList<(double, string)> LevelsOf(double low, double high, double step)
    {
        var (unit, sign) =
            high < 1e6 ? (1, "")
            : high < 1e15 ? (1e6, "M")
            : (1, null);
        var digits = Math.Max(0, (int)Math.Ceiling(-Math.Log10(step / unit) - FinestShare));
        var format = sign is null ? "0.##E+0" : $"N{digits}";
        return
        [
            .. Enumerable
                .Range(0, (int)Math.Round((high - low) / step) + 1)
                .Select(i => low + (i * step))
                .Select(level =>
                    ((level - low) / (high - low), (level / unit).ToString(format, CultureInfo.InvariantCulture) + sign)
                ),
        ];
    }

    private static IReadOnlyList<(double, string)> MomentsOf(DateTimeOffset first, DateTimeOffset last, int most)
    {
        var span = last - first;
        var step =
            Array.Find(steps, step => span / step <= most - 1) is var found && found > TimeSpan.Zero
                ? found
                : span / (most - 1);
        var round = new List<DateTimeOffset>();
        for (var at = Ceiling(first, step); at <= last; at += step)
        {
            round.Add(at);
        }

        var format =
            round.Count < 2 || step < TimeSpan.FromDays(1) ? "d MMM, HH:mm"
            : span > TimeSpan.FromDays(300) ? "MMM yyyy"
            : "d MMM";
        // Where no two round times lie in it, its ends say what it spans.
        IEnumerable<DateTimeOffset> shown =
            round.Count >= 2 ? round
            : span == TimeSpan.Zero ? [first]
            : [first, last];
        return
        [
            .. shown.Select(at =>
                (Share(at - first, span), at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture))
            ),
        ];
    }

    private static DateTimeOffset Ceiling(DateTimeOffset at, TimeSpan step) =>
        new((at.UtcTicks + step.Ticks - 1) / step.Ticks * step.Ticks, TimeSpan.Zero);

    private static double Share(TimeSpan part, TimeSpan all) => all == TimeSpan.Zero ? 0 : part / all;

    private static double Amount(BarRow row) => (double)row.EntryAmount.ToBigInteger() / Math.Pow(10, TokenText.Unit);
}
