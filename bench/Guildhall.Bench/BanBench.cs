using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Host.Serving;
using Guildhall.Simulator.Seeds;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Bench;

/// <summary>
/// <c>/ban</c> with Discord 100 ms away: every REST call is held for that long before it is looked at. From the moment of the
/// interaction to the ban's effect in Discord, to the acknowledgement, and to the answer that the moderator reads; once for people whom the bot
/// has never written to, and once for those whose channel it knows.
/// </summary>
internal static class BanBench
{
    private const string Guild = "/sim/guilds/aegis-demo";
    private const int DelayMs = 100;

    public static async Task RunAsync(string[] args)
    {
        var calls = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60;
        await using var world = await LocalWorld.StartAsync(tellsLimits: false);
        world.Settings["Logging:Console:LogLevel:Default"] = "None";
        await using var host = GuildhallServer.Create(
            new ConfigurationBuilder().AddInMemoryCollection(world.Settings).Build(),
            HostRoles.All
        );
        await host.StartAsync();
        await PrepareAsync(world, host.Services);
        using var delay = await world.Http.PostAsJsonAsync(
            "/sim/faults",
            new
            {
                world = "discord",
                match = new { route = "/**" },
                then = new { delayMs = DelayMs },
                times = -1,
            }
        );
        delay.EnsureSuccessStatusCode();
        await MeasureAsync(world, "ban-warm-up", 10, 10_000);
        await MeasureAsync(world, "ban-first-contact", calls, 0);
        await MeasureAsync(world, "ban-known-channel", calls, 0);
        await host.StopAsync();
    }

    private static async Task PrepareAsync(LocalWorld world, IServiceProvider services)
    {
        // Refused until the bot has connected and registered its commands.
        while (true)
        {
            var commands = await world.Http.GetFromJsonAsync<JsonArray>($"{Guild}/commands?as=owner");
            if (commands!.Any(command => (string?)command!["name"] == "ban"))
            {
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        var editor = services.GetRequiredService<SettingsEditor>();
        var bench = Staff.OfSystem(new(DemoWorld.AegisId), "bench");
        await editor.SetAsync(bench, "moderation.actionsPerMinute", "1000", CancellationToken.None);
        await editor.SetAsync(bench, "moderation.casesPerHour", "10000", CancellationToken.None);
    }

    private static async Task MeasureAsync(LocalWorld world, string name, int calls, int from)
    {
        var (heard, effects, answers) = (new List<double>(), new List<double>(), new List<double>());
        var late = 0;
        for (var i = from; i < from + calls; i++)
        {
            var member = $"banned-{i}";
            // Several moderators: each may give 30 commands a minute.
            var moderator = $"moderator-{name}-{i / 20}";
            await JoinAsync(world, moderator, ["moderator"]);
            await JoinAsync(world, member, []);
            using var called = await world.Http.PostAsJsonAsync(
                $"{Guild}/channels/general/commands",
                new
                {
                    @as = moderator,
                    name = "ban",
                    options = new { user = member, reason = "bench" },
                }
            );
            var answer = (await called.Content.ReadFromJsonAsync<JsonNode>())!;
            if (answer["acknowledgedMs"] is { } acknowledged && answer["completedMs"] is { } completed)
            {
                heard.Add((double)acknowledged);
                answers.Add((double)completed);
                effects.Add(await EffectAsync(world, (string)answer["interactionId"]!));
            }
            else if (answer["interactionId"] is not null)
            {
                // Later than the 3 s that Discord waits: the machine had no time for it, and no figure comes of it.
                late++;
            }
            else
            {
                throw new InvalidOperationException(answer.ToJsonString());
            }

            using var lifted = await world.Http.PostAsJsonAsync(
                $"{Guild}/moderation",
                new
                {
                    actor = "owner",
                    action = "unban",
                    target = member,
                }
            );
            // Who was not banned need not be unbanned.
            if (late == 0)
            {
                lifted.EnsureSuccessStatusCode();
            }
        }

        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    bench = name,
                    calls,
                    late,
                    restDelayMs = DelayMs,
                    toAcknowledgementMs = Percentiles(heard),
                    toEffectMs = Percentiles(effects),
                    toAnswerMs = Percentiles(answers),
                }
            )
        );
    }

    /// <summary>From the interaction's id to the audit entry of its ban: both are made by the simulator's clock.</summary>
    private static async Task<double> EffectAsync(LocalWorld world, string interaction)
    {
        var audit = (await world.Http.GetFromJsonAsync<JsonArray>($"{Guild}/audit?as=owner"))!;
        var entry = audit
            .Where(e => (int)e!["action_type"]! == 22)
            .MaxBy(e => ulong.Parse((string)e!["id"]!, CultureInfo.InvariantCulture))!;
        var made = ulong.Parse((string)entry["id"]!, CultureInfo.InvariantCulture) >> 22;
        var asked = ulong.Parse(interaction, CultureInfo.InvariantCulture) >> 22;
        return made - (double)asked;
    }

    /// <summary>Who is there already stays.</summary>
    private static async Task JoinAsync(LocalWorld world, string name, string[] roles)
    {
        using var joined = await world.Http.PostAsJsonAsync($"{Guild}/members", new { name, roles });
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
