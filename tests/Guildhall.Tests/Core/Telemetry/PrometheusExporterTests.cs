using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.RegularExpressions;
using Guildhall.Core.Telemetry;

namespace Guildhall.Tests.Core.Telemetry;

public sealed partial class PrometheusExporterTests : IDisposable
{
    private readonly TestMeters meters = new();
    private readonly PrometheusExporter exporter;
    private readonly Meter meter;

    public PrometheusExporterTests()
    {
        exporter = new(meters);
        meter = meters.Create("Guildhall.Test");
    }

    public void Dispose()
    {
        exporter.Dispose();
        meters.Dispose();
    }

    [Fact]
    public void A_counter_sums_by_its_labels_and_ends_in_total()
    {
        var counter = meter.CreateCounter<long>("guildhall.test.tickets.opened", "{ticket}", "Tickets opened.");
        counter.Add(2, new KeyValuePair<string, object?>("kind", "a"));
        counter.Add(3, new KeyValuePair<string, object?>("kind", "b"));
        counter.Add(1, new KeyValuePair<string, object?>("kind", "a"));

        AssertLines(
            "guildhall_test_tickets_opened",
            "# HELP guildhall_test_tickets_opened_total Tickets opened.",
            "# TYPE guildhall_test_tickets_opened_total counter",
            "guildhall_test_tickets_opened_total{kind=\"a\"} 3",
            "guildhall_test_tickets_opened_total{kind=\"b\"} 3"
        );
    }

    [Fact]
    public void The_same_labels_in_another_order_are_the_same_series()
    {
        var counter = meter.CreateCounter<int>("guildhall.test.calls");
        counter.Add(1, new("b", 1), new("a", true));
        counter.Add(1, new("a", true), new("b", 1));

        Assert.Contains(
            "guildhall_test_calls_total{a=\"True\",b=\"1\"} 2\n",
            exporter.Write(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_histogram_has_cumulative_buckets_with_its_own_bounds()
    {
        var histogram = meter.CreateHistogram<double>(
            "guildhall.test.duration",
            "s",
            "How long.",
            null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] }
        );
        histogram.Record(0.05);
        histogram.Record(0.1);
        histogram.Record(0.5);
        histogram.Record(7);

        AssertLines(
            "guildhall_test_duration",
            "# HELP guildhall_test_duration_seconds How long.",
            "# TYPE guildhall_test_duration_seconds histogram",
            "guildhall_test_duration_seconds_bucket{le=\"0.1\"} 2",
            "guildhall_test_duration_seconds_bucket{le=\"1\"} 3",
            "guildhall_test_duration_seconds_bucket{le=\"+Inf\"} 4",
            "guildhall_test_duration_seconds_sum 7.65",
            "guildhall_test_duration_seconds_count 4"
        );
    }

    [Fact]
    public void A_gauge_never_borrows_a_counters_or_histograms_ending()
    {
        meter.CreateObservableGauge("guildhall.test.process.cpu.count", () => 2);

        Assert.Contains("guildhall_test_process_cpu 2\n", exporter.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_observed_series_that_is_gone_is_not_written_again()
    {
        var name = "a";
        meter.CreateObservableGauge(
            "guildhall.test.open",
            () => new Measurement<int>(1, new KeyValuePair<string, object?>("w", name))
        );
        Assert.Contains("guildhall_test_open{w=\"a\"} 1\n", exporter.Write(), StringComparison.Ordinal);

        name = "b";
        var text = exporter.Write();

        Assert.Contains("guildhall_test_open{w=\"b\"} 1\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("w=\"a\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_gauge_keeps_its_last_value_and_an_up_down_counter_its_sum()
    {
        var gauge = meter.CreateGauge<int>("guildhall.test.level");
        gauge.Record(5);
        gauge.Record(3);
        var depth = meter.CreateUpDownCounter<int>("guildhall.test.depth");
        depth.Add(5);
        depth.Add(-2);

        exporter.Write();
        var text = exporter.Write();

        Assert.Contains("guildhall_test_level 3\n", text, StringComparison.Ordinal);
        Assert.Contains("guildhall_test_depth 3\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_and_help_are_escaped()
    {
        var counter = meter.CreateCounter<int>("guildhall.test.odd", null, "line\nbreak \\ slash");
        counter.Add(1, new KeyValuePair<string, object?>("odd.name", "a\"b\\c\nd"));

        var text = exporter.Write();

        Assert.Contains("# HELP guildhall_test_odd_total line\\nbreak \\\\ slash\n", text, StringComparison.Ordinal);
        Assert.Contains("guildhall_test_odd_total{odd_name=\"a\\\"b\\\\c\\nd\"} 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_without_bounds_folds_into_one_series()
    {
        var counter = meter.CreateCounter<int>("guildhall.test.wide");
        for (var i = 0; i < PrometheusInstrument.MostSeries + 500; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("user", i));
        }

        Assert.Contains(
            "guildhall_test_wide_total{overflow=\"true\"} 500\n",
            exporter.Write(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Another_hosts_meters_are_not_counted()
    {
        using var others = new TestMeters();
        others.Create("Guildhall.Test").CreateCounter<int>("guildhall.test.foreign").Add(1);

        Assert.DoesNotContain("guildhall_test_foreign", exporter.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_line_is_of_the_format_and_every_family_is_described_once()
    {
        meter.CreateCounter<int>("9 odd--name", "By").Add(1);
        var text = exporter.Write();

        var lines = text.TrimEnd('\n').Split('\n');
        Assert.All(lines, l => Assert.Matches(Format(), l));
        var described = lines.Where(l => l.StartsWith("# TYPE", StringComparison.Ordinal)).ToArray();
        Assert.Equal(described.Distinct(), described);
        Assert.DoesNotContain(
            described,
            d => d.EndsWith("gauge", StringComparison.Ordinal) && Regex.IsMatch(d, "_(count|sum|total|bucket) ")
        );
        // .NET's own runtime meter is there without anybody asking.
        Assert.Contains("dotnet_process_memory_working_set_bytes", text, StringComparison.Ordinal);
    }

    private void AssertLines(string prefix, params string[] expected)
    {
        var lines = exporter
            .Write()
            .Split('\n')
            .Where(l => l.Contains(prefix, StringComparison.Ordinal))
            .Select(l =>
                l.Contains("_sum", StringComparison.Ordinal)
                    ? $"{l.Split(' ')[0]} {double.Parse(l.Split(' ')[1], CultureInfo.InvariantCulture):0.##}"
                    : l
            );
        Assert.Equal(expected, lines);
    }

    [GeneratedRegex(
        """^(# (HELP|TYPE) [a-zA-Z_:][a-zA-Z0-9_:]* .+|[a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-zA-Z_]\w*="([^"\\]|\\.)*"(,[a-zA-Z_]\w*="([^"\\]|\\.)*")*\})? (NaN|[+-]Inf|[-+0-9.E]+))$"""
    )]
    private static partial Regex Format();
}
