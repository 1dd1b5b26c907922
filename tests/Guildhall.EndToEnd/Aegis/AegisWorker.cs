using System.Globalization;
using System.Text.Json;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Host.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.EndToEnd.Aegis;

/// <summary>One process of several on one database: gets ready, waits for a line, acts on all its targets at once, and says
/// what came of each.</summary>
internal static class AegisWorker
{
    public const string Orders = "GUILDHALL_ENDTOEND_WORKER";

    /// <summary>Null where this process is the runner.</summary>
    public static Task<int>? TryLive() =>
        Environment.GetEnvironmentVariable(Orders) is { Length: > 0 } orders
            ? LiveAsync(JsonSerializer.Deserialize<WorkerOrders>(orders)!)
            : null;

    private static async Task<int> LiveAsync(WorkerOrders orders)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(orders.Settings).Build();
        await using var services = LocalServices.Build(configuration);
        var requests = await PrepareAsync(services, orders);
        await Console.Out.WriteLineAsync("ready");
        await Console.In.ReadLineAsync();
        var enforcement = services.GetRequiredService<Enforcement>();
        // CancellationToken.None: the test kills what takes too long.
        var results = await Task.WhenAll(
            requests.Select(request => enforcement.CarryOutAsync(request, CancellationToken.None))
        );
        foreach (var result in results)
        {
            await Console.Out.WriteLineAsync(
                result.TryGet(out var outcome, out var refusal)
                    ? string.Create(CultureInfo.InvariantCulture, $"{outcome.State} {outcome.Case.Number}")
                    : $"Refused {refusal.Code}"
            );
        }

        return 0;
    }

    private static async Task<IReadOnlyList<ActionRequest>> PrepareAsync(IServiceProvider services, WorkerOrders orders)
    {
        var guild = new Snowflake<Guild>(orders.Guild);
        var rest = services.GetRequiredService<DiscordRest>();
        var actor = Staff.Of(guild, await rest.GetMemberAsync(guild, new(orders.Actor), CancellationToken.None));
        var targets = services.GetRequiredService<Targets>();
        var requests = new List<ActionRequest>();
        foreach (var (id, times) in orders.Targets)
        {
            var found = await targets.FindAsync(guild, new(id), CancellationToken.None);
            Assert.True(found.TryGet(out var target, out var refusal), refusal?.Message);
            requests.AddRange(
                Enumerable
                    .Range(0, times)
                    .Select(time => new ActionRequest
                    {
                        Kind = orders.Kind,
                        Target = target,
                        Actor = actor,
                        Key = string.Create(CultureInfo.InvariantCulture, $"{orders.Name}:{id}:{time}"),
                        Source = orders.Escalates ? CaseSource.AutoMod : CaseSource.Api,
                        Escalates = orders.Escalates,
                        Reason = "by a worker",
                        Silent = true,
                    })
            );
        }

        return requests;
    }
}

/// <param name="Targets">User and how often.</param>
/// <param name="Escalates">As rules do: what the points lead to happens in the case that gives them.</param>
internal sealed record WorkerOrders(
    string Name,
    CaseKind Kind,
    ulong Guild,
    ulong Actor,
    Dictionary<ulong, int> Targets,
    Dictionary<string, string?> Settings,
    bool Escalates = false
);
