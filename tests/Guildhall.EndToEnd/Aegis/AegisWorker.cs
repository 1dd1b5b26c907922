using System.Globalization;
using System.Text.Json;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Appeals;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
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
        var acts = orders.Appeal is { } appeal
            ? [() => ApproveAsync(services, orders, appeal)]
            : await PrepareAsync(services, orders);
        await Console.Out.WriteLineAsync("ready");
        await Console.In.ReadLineAsync();
        foreach (var line in await Task.WhenAll(acts.Select(act => act())))
        {
            await Console.Out.WriteLineAsync(line);
        }

        return 0;
    }

    /// <summary>Decides and carries the decision out, as the job of whichever process would.</summary>
    private static async Task<string> ApproveAsync(IServiceProvider services, WorkerOrders orders, long appeal)
    {
        var guild = new Snowflake<Guild>(orders.Guild);
        var member = await services
            .GetRequiredService<DiscordRest>()
            .GetMemberAsync(guild, new(orders.Actor), CancellationToken.None);
        var said = await services
            .GetRequiredService<AppealDecisions>()
            .SpeakAsync(Staff.Of(guild, member), appeal, isFor: true, decides: true, "fair", CancellationToken.None);
        var finish = ActivatorUtilities.CreateInstance<FinishAppeal>(services);
        for (var tries = 0; ; tries++)
        {
            try
            {
                var run = new JobRun(1, 1, false, TimeProvider.System.GetUtcNow());
                await finish.HandleAsync(new(guild, appeal), run, CancellationToken.None);
                return said.TryGet(out var done, out var refusal) ? $"{done.Verdict}" : $"Refused {refusal.Code}";
            }
            catch (JobDelayedException) when (tries < 100)
            {
                // The other process holds the person; asking for them waits.
            }
        }
    }

    private static async Task<string> CarryOutAsync(Enforcement enforcement, ActionRequest request)
    {
        // CancellationToken.None: the test kills what takes too long.
        var result = await enforcement.CarryOutAsync(request, CancellationToken.None);
        return result.TryGet(out var outcome, out var refusal)
            ? string.Create(CultureInfo.InvariantCulture, $"{outcome.State} {outcome.Case.Number}")
            : $"Refused {refusal.Code}";
    }

    private static async Task<IReadOnlyList<Func<Task<string>>>> PrepareAsync(
        IServiceProvider services,
        WorkerOrders orders
    )
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

        var enforcement = services.GetRequiredService<Enforcement>();
        return [.. requests.Select(request => (Func<Task<string>>)(() => CarryOutAsync(enforcement, request)))];
    }
}

/// <param name="Targets">User and how often.</param>
/// <param name="Escalates">As rules do: what the points lead to happens in the case that gives them.</param>
/// <param name="Appeal">To be approved; null: what stands above is done to the targets.</param>
internal sealed record WorkerOrders(
    string Name,
    CaseKind Kind,
    ulong Guild,
    ulong Actor,
    Dictionary<ulong, int> Targets,
    Dictionary<string, string?> Settings,
    bool Escalates = false,
    long? Appeal = null
);
