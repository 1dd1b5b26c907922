using System.Globalization;
using System.Text;
using Guildhall.Sietch.Threshold;

namespace Guildhall.Sietch.Pages.Threshold;

/// <summary>The history of the threshold as an SVG, light and dark: for a page of full width, or narrow, so that what is written
/// in it stays large enough on a telephone. Pure.</summary>
internal static class ThresholdPicture
{
    public const int Height = 260;
    public const int Wide = 700;
    public const int Narrow = 350;

    private const int Top = 30;
    private const int Bottom = Height - 32;
    private const int RoomAtRight = 14;
    private const double Digit = 7.6;

    /// <param name="history">Oldest first; at least one.</param>
    public static string Draw(IReadOnlyList<BarRow> history, int width)
    {
        var chart = new BarChart(history, width / 110);
        var left = (int)(chart.Levels.Max(level => level.Text.Length) * Digit) + 12;
        var right = width - RoomAtRight;
        var course = Course(chart);
        var last = chart.Course[^1];
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{width}} {{Height}}" width="{{width}}" height="{{Height}}">
            <style>
            text { font: 13px ui-sans-serif, system-ui, "DejaVu Sans", sans-serif; fill: #4b535c }
            .grid { stroke: #d8d3c7; stroke-width: 1 } .tick { stroke: #8a857a; stroke-width: 1 }
            .line { stroke: #7a3b00; stroke-width: 2.5; fill: none; stroke-linejoin: round }
            .area { fill: #7a3b00; fill-opacity: .1 } .now { fill: #7a3b00 }
            @media (prefers-color-scheme: dark) {
            text { fill: #b3b8c0 } .grid { stroke: #383e47 } .tick { stroke: #757c88 }
            .line { stroke: #f0b062 } .area { fill: #f0b062 } .now { fill: #f0b062 }
            }
            </style>
            <text x="{{left - 8}}" y="14" text-anchor="end">BGT</text>
            {{string.Concat(chart.Levels.Select(Level))}}{{string.Concat(
                chart.Moments.Select(Moment)
            )}}<path class="area" d="M{{left}} {{Bottom}}{{course.Replace('M', 'L')}}V{{Bottom}}Z"/>
            <path class="line" d="{{course}}"/>
            <circle class="now" cx="{{right}}" cy="{{Y(last.Up):0.#}}" r="4.5"/>
            </svg>
            """
        );

        double X(double across) => left + ((right - left) * across);

        double Y(double up) => Bottom - ((Bottom - Top) * up);

        string Level((double Up, string Text) level) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"<path class=\"grid\" d=\"M{left} {Y(level.Up):0.#}H{right}\"/><text x=\"{left - 8}\" y=\"{Y(level.Up) + 4:0.#}\" text-anchor=\"end\">{level.Text}</text>\n"
            );

        string Moment((double Across, string Text) moment) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"<path class=\"tick\" d=\"M{X(moment.Across):0.#} {Bottom}v5\"/><text x=\"{X(moment.Across):0.#}\" y=\"{Height - 10}\" text-anchor=\"{Anchor(moment.Across)}\">{moment.Text}</text>\n"
            );

        // In steps: between two snapshots the published line stood still.
        string Course(BarChart drawn)
        {
            var path = new StringBuilder();
            path.Append(CultureInfo.InvariantCulture, $"M{left} {Y(drawn.Course[0].Up):0.#}");
            foreach (var (across, up) in drawn.Course.Skip(1))
            {
                path.Append(CultureInfo.InvariantCulture, $"H{X(across):0.#}V{Y(up):0.#}");
            }

            path.Append(CultureInfo.InvariantCulture, $"H{right}");
            return path.ToString();
        }
    }

    // At the edges a text must not leave the picture.
    private static string Anchor(double across) =>
        across < 0.1 ? "start"
        : across > 0.9 ? "end"
        : "middle";
}
