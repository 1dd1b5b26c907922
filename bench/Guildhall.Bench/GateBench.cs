using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Guildhall.Core.Tenancy;
using Guildhall.Host.Serving;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Bench;

/// <summary><c>gate [SECONDS]</c>: a gate bot asks 50 times a second for Naib, Fedaykin, unknown, mixed-case and malformed addresses,
/// from one address that is not limited. Each call begins at its own time, however late the one before is answered.</summary>
internal static class GateBench
{
    private const int PerSecond = 50;
    private const string Bot = "203.0.113.14";

    public static async Task RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20;
        await using var world = await LocalWorld.StartAsync();
        world.Settings["Guildhall:Sietch:Endpoints:default:0"] = $"{world.Http.BaseAddress}chain";
        world.Settings["Guildhall:Sietch:TrustedAddresses:0"] = Bot;
        world.Settings["Logging:LogLevel:Default"] = "Error";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(world.Settings).Build();
        await using var app = GuildhallServer.Create(configuration, HostRoles.Web);
        await app.StartAsync();
        var wallets = await WalletsAsync(app.Services);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", Bot);
        foreach (var wallet in wallets)
        {
            await AskAsync(http, wallet, TimeProvider.System.GetTimestamp());
        }

        var calls = new List<Task<(double Took, int Status)>>();
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1) / PerSecond);
        var begun = TimeProvider.System.GetTimestamp();
        while (calls.Count < seconds * PerSecond)
        {
            // A tick that came late is made up for: the pace is kept.
            var due = Math.Min(
                (int)(TimeProvider.System.GetElapsedTime(begun).TotalSeconds * PerSecond) + 1,
                seconds * PerSecond
            );
            while (calls.Count < due)
            {
                var at = begun + (calls.Count * TimeProvider.System.TimestampFrequency / PerSecond);
                calls.Add(AskAsync(http, wallets[calls.Count % wallets.Count], at));
            }

            await pace.WaitForNextTickAsync();
        }

        Print(await Task.WhenAll(calls), TimeProvider.System.GetElapsedTime(begun).TotalSeconds);
        await app.StopAsync();
    }

    private static async Task<List<string>> WalletsAsync(IServiceProvider services)
    {
        var community = services.GetRequiredService<CommunityRegistry>().TryGet(TenantId.Default)!;
        await services.GetRequiredService<SyncRun>().TryRunAsync(community, "bench", CancellationToken.None);
        var standings = services.GetRequiredService<PublishedShelf>().TryGet(TenantId.Default)!.Standings.Values;
        var (naib, fedaykin) = (standings.First(s => s.Rank == 1), standings.First(s => s.Rank == 42));
        return
        [
            $"{naib.Wallet}",
            $"{fedaykin.Wallet}",
            fedaykin.Wallet.ToChecksum(),
            "0x00000000000000000000000000000000000000ee",
            "0x1234",
        ];
    }

    private static async Task<(double Took, int Status)> AskAsync(HttpClient http, string wallet, long at)
    {
        using var answer = await http.GetAsync(new Uri($"/eligibility/{wallet}", UriKind.Relative));
        await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (TimeProvider.System.GetElapsedTime(at).TotalMilliseconds, (int)answer.StatusCode);
    }

    private static void Print((double Took, int Status)[] calls, double elapsed)
    {
        var took = calls.Select(call => call.Took).Order().ToList();
        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    bench = "gate",
                    calls = calls.Length,
                    perSecond = Math.Round(calls.Length / elapsed, 1),
                    tooMany = calls.Count(call => call.Status == 429),
                    answered = calls.Count(call => call.Status is 200 or 400),
                    p50Ms = Math.Round(took[took.Count / 2], 2),
                    p95Ms = Math.Round(took[took.Count * 95 / 100], 2),
                    slowestMs = Math.Round(took[^1], 2),
                },
                JsonSerializerOptions.Web
            )
        );
    }
}
