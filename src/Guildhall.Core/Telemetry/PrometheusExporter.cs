using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Guildhall.Core.Telemetry;

/// <summary>
/// Listens to the meters of one host (this program's, ASP.NET Core's) and of .NET, and writes them as Prometheus text.
/// Measures from its construction on, so it is made at start.
/// </summary>
public sealed class PrometheusExporter : IDisposable
{
    /// <summary>The content type of <see cref="Write"/>.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private const string Runtime = "System.Runtime";

    private readonly Lock gate = new();
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, PrometheusInstrument> instruments = new(StringComparer.Ordinal);
    private readonly IMeterFactory meters;

    public PrometheusExporter(IMeterFactory meters)
    {
        this.meters = meters;
        listener.InstrumentPublished = Publish;
        listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Record(value, tags, state));
        listener.SetMeasurementEventCallback<float>((_, value, tags, state) => Record(value, tags, state));
        listener.SetMeasurementEventCallback<decimal>((_, value, tags, state) => Record((double)value, tags, state));
        listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Record(value, tags, state));
        listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Record(value, tags, state));
        listener.SetMeasurementEventCallback<short>((_, value, tags, state) => Record(value, tags, state));
        listener.SetMeasurementEventCallback<byte>((_, value, tags, state) => Record(value, tags, state));
        listener.Start();
    }

    /// <summary>The state of every instrument, in the text format 0.0.4.</summary>
    public string Write()
    {
        var text = new StringBuilder(16 * 1024);
        lock (gate)
        {
            foreach (var instrument in instruments.Values)
            {
                instrument.ForgetObserved();
            }

            listener.RecordObservableInstruments();
            foreach (var instrument in instruments.Values.OrderBy(i => i.Name, StringComparer.Ordinal))
            {
                text.Append("# HELP ").Append(instrument.Name).Append(' ').Append(instrument.Help).Append('\n');
                text.Append("# TYPE ")
                    .Append(instrument.Name)
                    .Append(' ')
                    .Append(TypeName(instrument.Kind))
                    .Append('\n');
                instrument.Write(text);
            }
        }

        return text.ToString();
    }

    public void Dispose() => listener.Dispose();

    private static string TypeName(PrometheusKind kind) =>
        kind switch
        {
            PrometheusKind.Counter => "counter",
            PrometheusKind.Gauge => "gauge",
            _ => "histogram",
        };

    private static void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        ((PrometheusInstrument)state!).Record(value, tags);

    private void Publish(Instrument instrument, MeterListener listening)
    {
        // Two hosts in one process, as in tests, must not count each other's work.
        if (!ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Meter.Name != Runtime)
        {
            return;
        }

        var made = new PrometheusInstrument(instrument);
        var target = instruments.GetOrAdd(made.Name, made);
        if (target.Kind == made.Kind)
        {
            listening.EnableMeasurementEvents(instrument, target);
        }
    }
}
