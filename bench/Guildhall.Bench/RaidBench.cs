using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Storage;
using Guildhall.Host.Serving;
using Guildhall.Simulator.Seeds;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Bench;

/// <summary>
/// What other servers notice of a raid: the time to the answer of a command in sietch-demo, at rest, and while 500 who join
/// aegis-demo at once are banned, 200 a call. Discord tells its limits, and the client keeps them.
/// </summary>
internal static class RaidBench
{
    private const string Raided = "/sim/guilds/aegis-demo";
    private const string Other = "/sim/guilds/sietch-demo/channels/general/commands";

    public static async Task RunAsync(string[] args)
    {
        var joins = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 500;
        await using var world = await LocalWorld.StartAsync();
        world.Settings["Logging:Console:LogLevel:Default"] = "None";
        await using var host = GuildhallServer.Create(
            new ConfigurationBuilder().AddInMemoryCollection(world.Settings).Build(),
            HostRoles.All
        );
        await host.StartAsync();
        await UntilAsync(async () =>
            (await world.Http.GetFromJsonAsync<JsonArray>($"{Raided}/commands?as=owner"))!.Any(command =>
                (string?)command!["name"] == "modstats"
            )
        );
        var editor = host.Services.GetRequiredService<SettingsEditor>();
        var db = host.Services.GetRequiredService<Db>();
        var bench = Staff.OfSystem(new(DemoWorld.AegisId), "bench");
        await editor.SetAsync(bench, "raids.response", "ban", CancellationToken.None);
        await MeasureAsync(world, db, "at-rest", joins, calls => Task.FromResult(calls >= 30));
        using var burst = await world.Http.PostAsJsonAsync(
            "/sim/burst",
            new
            {
                guild = "aegis-demo",
                kind = "joins",
                count = joins,
                perSecond = 0,
                accountAgeDays = 1,
            }
        );
        burst.EnsureSuccessStatusCode();
        await MeasureAsync(
            world,
            db,
            "while-500-are-banned",
            joins,
            async calls => calls >= 10 && await BansAsync(db) >= joins
        );
        await host.StopAsync();
    }

    private static async Task MeasureAsync(
        LocalWorld world,
        Db db,
        string name,
        int joins,
        Func<int, Task<bool>> isOver
    )
    {
        var (heard, answered) = (new List<double>(), new List<double>());
        var late = 0;
        while (!await isOver(heard.Count + late))
        {
            using var called = await world.Http.PostAsJsonAsync(
                Other,
                new
                {
                    @as = "admin",
                    name = "modstats",
                    options = new { },
                }
            );
            var answer = (await called.Content.ReadFromJsonAsync<JsonNode>())!;
            if (answer["acknowledgedMs"] is { } acknowledged && answer["completedMs"] is { } completed)
            {
                heard.Add((double)acknowledged);
                answered.Add((double)completed);
            }
            else
            {
                late++;
            }
        }

        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    bench = $"raid-{name}",
                    joins,
                    banned = await BansAsync(db),
                    commands = heard.Count,
                    late,
                    othersToAcknowledgementMs = Percentiles(heard),
                    othersToAnswerMs = Percentiles(answered),
                }
            )
        );
    }

    private static Task<long> BansAsync(Db db) =>
        db.QuerySingleOrDefaultAsync<long>(
            "SELECT COUNT(*) FROM cases WHERE guild_id = @Guild AND kind = 'ban' AND execution = 'applied'",
            new { Guild = (long)DemoWorld.AegisId },
            CancellationToken.None
        );

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    private static object Percentiles(List<double> values)
    {
        values.Sort();
        double? At(double share) =>
            values.Count == 0 ? null : Math.Round(values[(int)Math.Min(values.Count - 1, share * values.Count)], 1);
        return new
        {
            p50 = At(0.5),
            p95 = At(0.95),
            max = At(1),
        };
    }
}
