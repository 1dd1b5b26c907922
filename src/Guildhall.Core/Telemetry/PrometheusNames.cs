using System.Globalization;
using System.Text;

namespace Guildhall.Core.Telemetry;

/// <summary>Turns OpenTelemetry names and units into Prometheus ones. Source: https://prometheus.io/docs/practices/naming</summary>
internal static class PrometheusNames
{
    private static readonly string[] Reserved = ["_total", "_count", "_sum", "_bucket"];

    public static string Metric(string name, string? unit, PrometheusKind kind)
    {
        var text = Clean(name);
        // These endings belong to counters and histograms; .NET's own dotnet.process.cpu.count is a gauge.
        foreach (var ending in Reserved.Where(e => text.EndsWith(e, StringComparison.Ordinal)))
        {
            text = text[..^ending.Length];
        }

        var suffix = Unit(unit, kind);
        if (suffix.Length > 0 && !text.EndsWith($"_{suffix}", StringComparison.Ordinal))
        {
            text = $"{text}_{suffix}";
        }

        return kind == PrometheusKind.Counter ? $"{text}_total" : text;
    }

    public static string Label(string name) => Clean(name).Replace(':', '_');

    public static string LabelValue(object? value) =>
        Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
            .Replace("\"", "\\\"", StringComparison.Ordinal);

    public static string Help(string? text) => Escape(string.IsNullOrWhiteSpace(text) ? "No description." : text);

    public static string Number(double value) =>
        value switch
        {
            double.PositiveInfinity => "+Inf",
            double.NegativeInfinity => "-Inf",
            _ when double.IsNaN(value) => "NaN",
            _ => value.ToString("R", CultureInfo.InvariantCulture),
        };

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Unit(string? unit, PrometheusKind kind) =>
        unit switch
        {
            null or "" => "",
            "s" => "seconds",
            "By" => "bytes",
            "1" => kind == PrometheusKind.Gauge ? "ratio" : "",
            "%" => "percent",
            "By/s" => "bytes_per_second",
            "{USD}" or "USD" => "dollars",
            // UCUM annotations such as {lookup} say what is counted, which the name does already.
            _ => "",
        };

    private static string Clean(string name)
    {
        var text = new StringBuilder(name.Length + 1);
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            text.Append('_');
        }

        foreach (var c in name)
        {
            var fits = char.IsAsciiLetterOrDigit(c) || c == ':';
            if (fits || text.Length == 0 || text[^1] != '_')
            {
                text.Append(fits ? char.ToLowerInvariant(c) : '_');
            }
        }

        return text.ToString();
    }
}

internal enum PrometheusKind
{
    Counter,
    Gauge,
    Histogram,
}
