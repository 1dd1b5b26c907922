using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Guildhall.Bench;

/// <summary>The program as a user starts it, five times: when does it answer that it is ready, and what does it hold when idle?</summary>
internal static class StartupBench
{
    private const int Repetitions = 5;
    private static readonly TimeSpan idle = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(string[] args)
    {
        await using var world = await LocalWorld.StartAsync();
        var ready = new List<double>();
        var resident = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            var (seconds, megabytes) = await StartAsync(world);
            ready.Add(seconds);
            resident.Add(megabytes);
        }

        ready.Sort();
        resident.Sort();
        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    bench = "startup",
                    repetitions = Repetitions,
                    readySeconds = new { best = ready[0], median = ready[Repetitions / 2] },
                    idleResidentMegabytes = new { best = resident[0], median = resident[Repetitions / 2] },
                }
            )
        );
    }

    private static async Task<(double Seconds, double Megabytes)> StartAsync(LocalWorld world)
    {
        var port = FreePort();
        var program = Path.Combine(LocalWorld.Repository(), "artifacts/bin/Guildhall.Host/release/guildhall.dll");
        var start = new ProcessStartInfo("dotnet", [program, "run"]) { RedirectStandardOutput = true };
        foreach (var (name, value) in world.Settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()] = value;
        }

        start.Environment["GUILDHALL__HTTP__PORT"] = $"{port}";
        using var http = new HttpClient();
        var since = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        while (!await IsReadyAsync(http, port))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        var seconds = Math.Round(TimeProvider.System.GetElapsedTime(since).TotalSeconds, 3);
        await Task.Delay(idle, TimeProvider.System);
        process.Refresh();
        var megabytes = Math.Round(process.WorkingSet64 / 1e6, 1);
        process.Kill();
        await process.WaitForExitAsync();
        return (seconds, megabytes);
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, int port)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
