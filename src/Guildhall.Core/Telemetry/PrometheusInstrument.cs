using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Guildhall.Core.Telemetry;

/// <summary>All series of one instrument, by their labels.</summary>
internal sealed class PrometheusInstrument
{
    /// <summary>Beyond it new label sets fold into one: a label of unbounded values must not eat the memory.</summary>
    public const int MostSeries = 1000;

    private const int MostFrequent = 12;

    private static readonly double[] Seconds =
    [
        0.001,
        0.0025,
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
        10,
        30,
        60,
    ];
    private static readonly double[] Sizes = [0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    private readonly ConcurrentDictionary<string, Series> series = new(StringComparer.Ordinal);
    private readonly double[] bounds;
    private volatile FrequentTags[] frequent = [];
    private readonly bool isAbsolute;
    private readonly bool isObserved;

    public PrometheusInstrument(Instrument instrument)
    {
        (Kind, isAbsolute) = Classify(instrument);
        isObserved = instrument.IsObservable;
        Name = PrometheusNames.Metric(instrument.Name, instrument.Unit, Kind);
        Help = PrometheusNames.Help(instrument.Description);
        bounds = Kind == PrometheusKind.Histogram ? Bounds(instrument) : [];
    }

    public string Name { get; }

    public string Help { get; }

    public PrometheusKind Kind { get; }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        (TryFindFrequent(tags) ?? Find(tags)).Record(value, Kind, isAbsolute, bounds);
    }

    /// <summary>An observable's series that is no longer reported is gone, not frozen at its last value.</summary>
    public void ForgetObserved()
    {
        if (isObserved)
        {
            series.Clear();
        }
    }

    public void Write(StringBuilder text)
    {
        foreach (var (labels, values) in series.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            values.Write(text, this, labels, bounds);
        }
    }

    /// <summary>Without writing the labels: a web server measures each request several times, mostly with the same.</summary>
    private Series? TryFindFrequent(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var known in frequent)
        {
            if (known.Has(tags))
            {
                return known.Series;
            }
        }

        return null;
    }

    private Series Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        if (series.TryGetValue(labels, out var target))
        {
            return target;
        }

        var key = series.Count < MostSeries ? labels : "overflow=\"true\"";
        target = series.GetOrAdd(key, static (_, size) => new Series(size), bounds.Length + 1);
        var known = frequent;
        if (!isObserved && known.Length < MostFrequent)
        {
            // Of two at once one is lost, which costs nothing but time.
            frequent = [.. known, new(tags.ToArray(), target)];
        }

        return target;
    }

    private static (PrometheusKind Kind, bool IsAbsolute) Classify(Instrument instrument)
    {
        var type = instrument.GetType().GetGenericTypeDefinition();
        return type == typeof(Counter<>) ? (PrometheusKind.Counter, false)
            : type == typeof(ObservableCounter<>) ? (PrometheusKind.Counter, true)
            : type == typeof(Histogram<>) ? (PrometheusKind.Histogram, false)
            : type == typeof(UpDownCounter<>) ? (PrometheusKind.Gauge, false)
            : (PrometheusKind.Gauge, true);
    }

    private static double[] Bounds(Instrument instrument)
    {
        var advised = instrument switch
        {
            Histogram<double> h => h.Advice?.HistogramBucketBoundaries?.ToArray(),
            Histogram<long> h => h.Advice?.HistogramBucketBoundaries?.Select(b => (double)b).ToArray(),
            Histogram<int> h => h.Advice?.HistogramBucketBoundaries?.Select(b => (double)b).ToArray(),
            _ => null,
        };
        return advised ?? (instrument.Unit == "s" ? Seconds : Sizes);
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        switch (tags.Length)
        {
            case 0:
                return "";
            case 1:
                return Label(tags[0]);
        }

        // Prometheus wants each name once, and the same set in any order is the same series.
        var byName = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            byName[PrometheusNames.Label(tag.Key)] = Label(tag);
        }

        return string.Join(',', byName.Values);
    }

    private static string Label(KeyValuePair<string, object?> tag) =>
        $"{PrometheusNames.Label(tag.Key)}=\"{PrometheusNames.LabelValue(tag.Value)}\"";

    private sealed record FrequentTags(KeyValuePair<string, object?>[] Tags, Series Series)
    {
        public bool Has(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.Length != Tags.Length)
            {
                return false;
            }

            for (var i = 0; i < tags.Length; i++)
            {
                if (tags[i].Key != Tags[i].Key || !Equals(tags[i].Value, Tags[i].Value))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private sealed class Series(int buckets)
    {
        private readonly Lock gate = new();
        private readonly long[] counts = new long[buckets];
        private double value;

        public void Record(double measured, PrometheusKind kind, bool isAbsolute, double[] bounds)
        {
            lock (gate)
            {
                value = isAbsolute ? measured : value + measured;
                if (kind == PrometheusKind.Histogram)
                {
                    var index = Array.BinarySearch(bounds, measured);
                    counts[index < 0 ? ~index : index]++;
                }
            }
        }

        public void Write(StringBuilder text, PrometheusInstrument owner, string labels, double[] bounds)
        {
            lock (gate)
            {
                if (owner.Kind != PrometheusKind.Histogram)
                {
                    Line(text, owner.Name, labels, value);
                    return;
                }

                var separator = labels.Length > 0 ? "," : "";
                long cumulative = 0;
                for (var i = 0; i < counts.Length; i++)
                {
                    cumulative += counts[i];
                    var bound = i < bounds.Length ? PrometheusNames.Number(bounds[i]) : "+Inf";
                    Line(text, $"{owner.Name}_bucket", $"{labels}{separator}le=\"{bound}\"", cumulative);
                }

                Line(text, $"{owner.Name}_sum", labels, value);
                Line(text, $"{owner.Name}_count", labels, cumulative);
            }
        }

        private static void Line(StringBuilder text, string name, string labels, double number)
        {
            text.Append(name);
            if (labels.Length > 0)
            {
                text.Append('{').Append(labels).Append('}');
            }

            text.Append(' ').Append(PrometheusNames.Number(number)).Append('\n');
        }
    }
}
