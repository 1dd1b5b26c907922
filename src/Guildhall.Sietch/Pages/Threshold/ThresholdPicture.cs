using System.Globalization;
using System.Text;

namespace Guildhall.Sietch.Pages.Threshold;

/// <summary>The history of the threshold as an SVG of 640 × 260 points, light and dark. Pure.</summary>
internal static class ThresholdPicture
{
    private const int Width = 640;
    private const int Height = 260;
    private const int Left = 76;
    private const int Right = 16;
    private const int Top = 16;
    private const int Bottom = 34;
    private const int Unit = 18;

    /// <param name="points">Oldest first; at least one.</param>
    public static string Draw(IReadOnlyList<ThresholdPoint> points)
    {
        var (low, high) = (points.Min(Amount), points.Max(Amount));
        if (high - low < double.Epsilon)
        {
            (low, high) = (Math.Max(0, low - 1), high + 1);
        }

        var (first, last) = (points[0].At, points[^1].At);
        var span = Math.Max(1, (last - first).TotalSeconds);
        var line = new StringBuilder();
        foreach (var point in points)
        {
            var x = Left + ((Width - Left - Right) * (points.Count == 1 ? 1 : (point.At - first).TotalSeconds / span));
            line.Append(
                CultureInfo.InvariantCulture,
                $"{(line.Length == 0 ? 'M' : 'L')}{x:0.#} {Y(Amount(point)):0.#}"
            );
        }

        // Of a single snapshot there is a level and no course.
        var path =
            points.Count == 1
                ? string.Create(CultureInfo.InvariantCulture, $"M{Left} {Y(Amount(points[0])):0.#}H{Width - Right}")
                : line.ToString();
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width}} {{Height}}" width="{{Width}}" height="{{Height}}">
            <style>
            text { font: 13px ui-sans-serif, system-ui, "DejaVu Sans", sans-serif; fill: #4b535c }
            .grid { stroke: #b9b4a8; stroke-width: 1 }
            .line { stroke: #7a3b00; stroke-width: 2.5; fill: none; stroke-linejoin: round }
            @media (prefers-color-scheme: dark) { text { fill: #b3b8c0 } .grid { stroke: #5a616c } .line { stroke: #f0b062 } }
            </style>
            {{Level(high)}}{{Level((low + high) / 2)}}{{Level(low)}}<path class="line" d="{{path}}"/>
            <text x="{{Left}}" y="{{Height - 10}}">{{first.UtcDateTime:d MMM}}</text>
            <text x="{{Width - Right}}" y="{{Height - 10}}" text-anchor="end">{{last.UtcDateTime:d MMM}}</text>
            </svg>
            """
        );

        double Y(double amount) => Top + ((Height - Top - Bottom) * (high - amount) / (high - low));

        string Level(double amount) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"<path class=\"grid\" d=\"M{Left} {Y(amount):0.#}H{Width - Right}\"/><text x=\"{Left - 8}\" y=\"{Y(amount) + 4:0.#}\" text-anchor=\"end\">{amount:N0}</text>\n"
            );
    }

    // For eyes alone: every figure in words has all its digits.
    private static double Amount(ThresholdPoint point) => (double)point.Entry.ToBigInteger() / Math.Pow(10, Unit);
}
