using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Guildhall.Bench;

/// <summary>
/// The local Discord as a program of its own, 1,000 guilds of 100 members: what it holds, how soon a bot has all guilds,
/// and how many events a second reach one connection that only counts them.
/// </summary>
internal static class SimulatorBench
{
    private const int Events = 100_000;
    private const int AllIntents = 0x1FFFF;

    /// <param name="args">Guilds and members, when not 1000 and 100.</param>
    public static async Task RunAsync(string[] args)
    {
        var (guilds, members) = (Number(args, 0, 1000), Number(args, 1, 100));
        using var process = Start(guilds, members);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("It ended.");
            using var http = new HttpClient { BaseAddress = new Uri(line[(line.LastIndexOf(' ') + 1)..]) };
            http.Timeout = TimeSpan.FromMinutes(10);
            var idle = Resident(process);
            using var gateway = new ClientWebSocket();
            var (ready, bytes) = await LogInAsync(gateway, http, guilds);
            var loggedIn = Resident(process);
            var rate = await BurstAsync(gateway, http);
            Console.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        bench = "simulator",
                        guilds,
                        members,
                        idleResidentMegabytes = idle,
                        loggedInResidentMegabytes = loggedIn,
                        secondsToAllGuilds = ready,
                        guildMegabytes = Math.Round(bytes / 1e6, 1),
                        events = Events,
                        eventsPerSecond = rate,
                        afterBurstResidentMegabytes = Resident(process),
                    }
                )
            );
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static int Number(string[] args, int at, int otherwise) =>
        args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

    private static Process Start(int guilds, int members)
    {
        var path = "artifacts/bin/Guildhall.Simulator/release/Guildhall.Simulator.dll";
        string[] arguments =
        [
            Path.Combine(LocalWorld.Repository(), path),
            "--port",
            "0",
            "--guilds",
            $"{guilds}",
            "--members",
            $"{members}",
        ];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
    }

    private static double Resident(Process process)
    {
        process.Refresh();
        return Math.Round(process.WorkingSet64 / 1e6, 1);
    }

    private static async Task<(double Seconds, long Bytes)> LogInAsync(
        ClientWebSocket gateway,
        HttpClient http,
        int guilds
    )
    {
        var bots = await http.GetFromJsonAsync<JsonElement>("/sim/bots");
        var token = bots[0].GetProperty("token").GetString();
        var address = new UriBuilder(http.BaseAddress!)
        {
            Scheme = "ws",
            Path = "/gateway",
            Query = "v=10&encoding=json",
        };
        await gateway.ConnectAsync(address.Uri, CancellationToken.None); // A bench is ended by ending it.
        var identify = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                op = 2,
                d = new
                {
                    token,
                    intents = AllIntents,
                    properties = new { os = "bench" },
                },
            }
        );
        var since = TimeProvider.System.GetTimestamp();
        await gateway.SendAsync(identify, WebSocketMessageType.Text, true, CancellationToken.None); // As above.
        var bytes = await CountAsync(gateway, "{\"t\":\"GUILD_CREATE\"", guilds);
        return (Math.Round(TimeProvider.System.GetElapsedTime(since).TotalSeconds, 3), bytes);
    }

    private static async Task<double> BurstAsync(ClientWebSocket gateway, HttpClient http)
    {
        var since = TimeProvider.System.GetTimestamp();
        var counting = CountAsync(gateway, "{\"t\":\"MESSAGE_CREATE\"", Events);
        using var answer = await http.PostAsJsonAsync(
            "/sim/burst",
            new
            {
                guild = "guild-0",
                channel = "general",
                kind = "messages",
                count = Events,
            }
        );
        answer.EnsureSuccessStatusCode();
        await counting;
        return Math.Round(Events / TimeProvider.System.GetElapsedTime(since).TotalSeconds);
    }

    // Reads until that many messages began so; answers how many bytes they were.
    private static async Task<long> CountAsync(ClientWebSocket gateway, string beginning, int count)
    {
        var wanted = Encoding.UTF8.GetBytes(beginning);
        var buffer = new byte[256 * 1024];
        var (seen, bytes, isFirst) = (0, 0L, true);
        while (seen < count)
        {
            var part = await gateway.ReceiveAsync(buffer.AsMemory(), CancellationToken.None); // As above.
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidOperationException($"The gateway closed with {gateway.CloseStatus}.");
            }

            bytes += part.Count;
            seen += isFirst && buffer.AsSpan(0, part.Count).StartsWith(wanted) ? 1 : 0;
            isFirst = part.EndOfMessage;
        }

        return bytes;
    }
}
