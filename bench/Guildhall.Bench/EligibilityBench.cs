using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Guildhall.Core.Tenancy;
using Guildhall.Host.Serving;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guildhall.Bench;

/// <summary><c>eligibility [ROUNDS] [SECONDS]</c>: <c>GET /eligibility/{address}</c> with key check and rate limit, beside a bare
/// Kestrel endpoint that writes the same bytes and the same answer in Express; in turns, 64 connections, the caller in this
/// process for all of them. CPU is of both ends; Express has its own process, which is added.</summary>
internal static class EligibilityBench
{
    private const int Connections = 64;

    public static async Task RunAsync(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
        var seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 3;
        await using var world = await LocalWorld.StartAsync();
        world.Settings["Guildhall:Sietch:Endpoints:default:0"] = $"{world.Http.BaseAddress}chain";
        world.Settings["Guildhall:Sietch:KeyCallsPerMinute"] = "10000000";
        world.Settings["Logging:LogLevel:Default"] = "Error";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(world.Settings).Build();
        await using var app = GuildhallServer.Create(configuration, HostRoles.Web);
        await app.StartAsync();
        var (wallet, key) = await PrepareAsync(app.Services);
        var ours = new Target(app.Urls.Single(), $"/eligibility/{wallet}", $"X-API-Key: {key}\r\n");

        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-API-Key", key);
        var body = await http.GetByteArrayAsync(new Uri(ours.Address, ours.Path));
        await using var bare = await BareAsync(body);
        var plain = new Target(bare.Urls.Single(), $"/bare/{wallet}", $"X-API-Key: {key}\r\n");

        var tag = (await http.GetAsync(new Uri(ours.Address, ours.Path))).Headers.ETag!.ToString();
        using var peer = await RestPeer.NodeAsync(
            "express",
            "express.mjs",
            key,
            wallet,
            Encoding.UTF8.GetString(body),
            tag
        );
        var express = new Target(
            $"http://127.0.0.1:{await peer.ReadLineAsync()}/",
            $"/eligibility/{wallet}",
            $"X-API-Key: {key}\r\n"
        )
        {
            Peer = peer,
        };

        await ours.LoadAsync(1);
        await plain.LoadAsync(1);
        await express.LoadAsync(1);
        var results = new List<(Load Ours, Load Bare, Load Express)>();
        for (var i = 0; i < rounds; i++)
        {
            results.Add(
                (await ours.LoadAsync(seconds), await plain.LoadAsync(seconds), await express.LoadAsync(seconds))
            );
        }

        Print(results);
        await app.StopAsync();
        await bare.StopAsync();
    }

    private static async Task<(string Wallet, string Key)> PrepareAsync(IServiceProvider services)
    {
        var cancellation = CancellationToken.None;
        var community = services.GetRequiredService<CommunityRegistry>().TryGet(TenantId.Default)!;
        await services.GetRequiredService<SyncRun>().TryRunAsync(community, "bench", cancellation);
        var published = services.GetRequiredService<PublishedShelf>().TryGet(TenantId.Default)!;
        var made = await services
            .GetRequiredService<ApiKeys>()
            .MakeAsync(TenantId.Default, "bench", ApiKeys.ReadEligibility, null, "cli", cancellation);
        return made.TryGet(out var key, out var refusal)
            ? (published.Standings.Values.First(standing => standing.Rank == 12).Wallet.ToString(), key.Text)
            : throw new InvalidOperationException(refusal.Message);
    }

    private static async Task<WebApplication> BareAsync(byte[] body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet(
            "/bare/{address}",
            http =>
            {
                http.Response.ContentType = "application/json; charset=utf-8";
                http.Response.ContentLength = body.Length;
                return http.Response.Body.WriteAsync(body).AsTask();
            }
        );
        await app.StartAsync();
        return app;
    }

    private static void Print(List<(Load Ours, Load Bare, Load Express)> results)
    {
        var overExpress = results.Select(r => r.Ours.PerSecond / r.Express.PerSecond).Order().ToList();
        var ratios = results.Select(r => r.Ours.PerSecond / r.Bare.PerSecond).Order().ToList();
        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    bench = "eligibility",
                    connections = Connections,
                    rounds = results.Count,
                    ofBareKestrel = Math.Round(ratios[ratios.Count / 2], 3),
                    lowest = Math.Round(ratios[0], 3),
                    highest = Math.Round(ratios[^1], 3),
                    perSecond = (int)Median(results.Select(r => r.Ours.PerSecond)),
                    barePerSecond = (int)Median(results.Select(r => r.Bare.PerSecond)),
                    timesExpress = Math.Round(overExpress[overExpress.Count / 2], 2),
                    timesExpressLowest = Math.Round(overExpress[0], 2),
                    expressPerSecond = (int)Median(results.Select(r => r.Express.PerSecond)),
                    cpuMicroseconds = Math.Round(Median(results.Select(r => r.Ours.CpuMicroseconds)), 1),
                    bareCpuMicroseconds = Math.Round(Median(results.Select(r => r.Bare.CpuMicroseconds)), 1),
                    expressCpuMicroseconds = Math.Round(Median(results.Select(r => r.Express.CpuMicroseconds)), 1),
                    p99Ms = Math.Round(Median(results.Select(r => r.Ours.P99)), 2),
                    bareP99Ms = Math.Round(Median(results.Select(r => r.Bare.P99)), 2),
                    expressP99Ms = Math.Round(Median(results.Select(r => r.Express.P99)), 2),
                },
                JsonSerializerOptions.Web
            )
        );
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <param name="CpuMicroseconds">Of one request, at both ends.</param>
    private sealed record Load(double PerSecond, double P99, double CpuMicroseconds);

    /// <summary>Keep-alive connections that each send the next request when they have read the answer.</summary>
    private sealed class Target(string address, string path, string headers)
    {
        public Uri Address { get; } = new(address);

        public string Path => path;

        /// <summary>Tells the processor time of its process, where that is another.</summary>
        public RestPeer? Peer { get; init; }

        public async Task<Load> LoadAsync(double seconds)
        {
            var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {Address.Authority}\r\n{headers}\r\n");
            var cpu = await CpuAsync();
            var start = TimeProvider.System.GetTimestamp();
            var runs = Enumerable
                .Range(0, Connections)
                .Select(_ => Task.Run(() => RunAsync(request, start, seconds)))
                .ToList();
            var took = (await Task.WhenAll(runs)).SelectMany(one => one).Order().ToList();
            var elapsed = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
            return new(
                took.Count / elapsed,
                took[(int)(took.Count * 0.99)],
                (await CpuAsync() - cpu).TotalMicroseconds / took.Count
            );
        }

        private async Task<TimeSpan> CpuAsync() =>
            Environment.CpuUsage.TotalTime
            + (
                Peer is null
                    ? TimeSpan.Zero
                    : TimeSpan.FromMicroseconds(long.Parse(await Peer.AskAsync("cpu"), CultureInfo.InvariantCulture))
            );

        private async Task<List<double>> RunAsync(byte[] request, long start, double seconds)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
            {
                NoDelay = true,
            };
            await socket.ConnectAsync(IPAddress.Loopback, Address.Port);
            var buffer = new byte[8192];
            var took = new List<double>();
            var length = 0;
            while (TimeProvider.System.GetElapsedTime(start).TotalSeconds < seconds)
            {
                var sent = TimeProvider.System.GetTimestamp();
                await socket.SendAsync(request);
                var read = 0;
                do
                {
                    var count = await socket.ReceiveAsync(buffer.AsMemory(read));
                    read = count > 0 ? read + count : throw new IOException("The server has closed the connection.");
                    length = length > 0 ? length : LengthOf(buffer.AsSpan(0, read));
                } while (length == 0 || read < length);

                took.Add(TimeProvider.System.GetElapsedTime(sent).TotalMilliseconds);
            }

            return took;
        }

        /// <summary>Of the whole answer, which is the same each time; 0 while its head is not there.</summary>
        private static int LengthOf(ReadOnlySpan<byte> answer)
        {
            var end = answer.IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                return 0;
            }

            var head = Encoding.ASCII.GetString(answer[..end]);
            if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            {
                throw new IOException(head);
            }

            const string Name = "Content-Length: ";
            var from = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase) + Name.Length;
            var to = head.IndexOf('\r', from);
            return end
                + 4
                + int.Parse(head.AsSpan(from, (to < 0 ? head.Length : to) - from), CultureInfo.InvariantCulture);
        }
    }
}
