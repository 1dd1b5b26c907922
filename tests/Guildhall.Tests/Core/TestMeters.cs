using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Guildhall.Tests.Core;

/// <summary>Meters of one test, with what was measured on their counters.</summary>
internal sealed class TestMeters : IMeterFactory
{
    private readonly List<Meter> made = [];
    private readonly Lock gate = new();
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, long> totals = new();
    private readonly List<(string Name, long AtLeast, TaskCompletionSource Reached)> waits = [];

    public TestMeters()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            lock (gate)
            {
                if (made.Contains(instrument.Meter))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument.Name, tags, value));
        listener.Start();
    }

    public Meter Create(MeterOptions options)
    {
        lock (gate)
        {
            if (made.Find(m => m.Name == options.Name) is { } known)
            {
                return known;
            }

            options.Scope = this;
            // The listener hears of a meter's instruments by the meter, so it must be known before they are made.
            var meter = new Meter(options);
            made.Add(meter);
            return meter;
        }
    }

    /// <summary>The sum of a counter over all tags, or over the series with this tag value.</summary>
    public long Total(string counter, string? tag = null) =>
        totals.GetValueOrDefault(tag is null ? counter : $"{counter}|{tag}");

    public async Task WaitForAsync(string counter, long atLeast, CancellationToken cancellation)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (Total(counter) >= atLeast)
            {
                return;
            }

            waits.Add((counter, atLeast, reached));
        }

        await reached.Task.WaitAsync(cancellation);
    }

    public void Dispose()
    {
        listener.Dispose();
        made.ForEach(m => m.Dispose());
    }

    private void Count(string name, ReadOnlySpan<KeyValuePair<string, object?>> tags, long value)
    {
        lock (gate)
        {
            totals.AddOrUpdate(name, value, (_, sum) => sum + value);
            foreach (var tag in tags)
            {
                totals.AddOrUpdate($"{name}|{tag.Value}", value, (_, sum) => sum + value);
            }

            waits.FindAll(w => w.Name == name && totals[name] >= w.AtLeast).ForEach(w => w.Reached.TrySetResult());
        }
    }
}
