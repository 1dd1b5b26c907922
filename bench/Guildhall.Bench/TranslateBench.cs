using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Guildhall.Host.Serving;
using Microsoft.Extensions.Configuration;

namespace Guildhall.Bench;

/// <summary>A thousand cached <c>/translate</c> after a hundred to warm up, one after the other, host and simulator in one process.</summary>
internal static class TranslateBench
{
    private const int WarmUp = 200;
    private const int Calls = 1000;

    public static async Task RunAsync(string[] args)
    {
        await using var world = await LocalWorld.StartAsync();
        var inside = new ConcurrentQueue<double>();
        using var listener = Listen(inside);
        await using var host = GuildhallServer.Create(
            new ConfigurationBuilder().AddInMemoryCollection(world.Settings).Build(),
            HostRoles.All
        );
        await host.StartAsync();
        // Refused until the bot has connected and registered its command.
        while (
            !(await world.TranslateAsync("@prd")).TryGetProperty("messageId", out var message)
            || message.ValueKind != JsonValueKind.String
        )
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        for (var i = 0; i < WarmUp; i++)
        {
            await world.TranslateAsync("@prd");
        }

        inside.Clear();
        var seen = new List<double>();
        for (var i = 0; i < Calls; i++)
        {
            var answer = await world.TranslateAsync("@prd");
            seen.Add(answer.GetProperty("completedMs").GetDouble());
        }

        await host.StopAsync();
        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    bench = "translate-cached",
                    calls = Calls,
                    insideHostMs = Percentiles([.. inside.Select(s => s * 1000)]),
                    seenAtSimulatorMs = Percentiles(seen),
                }
            )
        );
    }

    private static MeterListener Listen(ConcurrentQueue<double> inside)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "guildhall.core.commands.duration")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => inside.Enqueue(value));
        listener.Start();
        return listener;
    }

    private static object Percentiles(List<double> values)
    {
        values.Sort();
        double At(double share) => Math.Round(values[(int)Math.Min(values.Count - 1, share * values.Count)], 3);
        return new
        {
            count = values.Count,
            p50 = At(0.5),
            p99 = At(0.99),
            max = At(1),
        };
    }
}
