using System.Diagnostics.Metrics;
using System.Text.Json;
using Guildhall.Aegis;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Webhooks;
using Guildhall.Core.Jobs;
using Guildhall.Core.SignIn;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Tests.Aegis.Webhooks;

/// <summary>Webhooks on a database and a clock of their own, with their jobs run by hand.</summary>
internal sealed class WebhookStage : IAsyncDisposable
{
    public const string Name = "log";

    private static readonly TimeSpan lease = TimeSpan.FromMinutes(1);

    private readonly SqliteUnderTest storage = new();
    private readonly ServiceProvider metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public static Snowflake<Guild> Guild { get; } = new(77);

    public static Staff Owner { get; } =
        new()
        {
            Guild = Guild,
            User = new(5),
            Name = "owner",
        };

    public ManualTime Time { get; } = new();

    public ScriptedCalls Calls { get; } = new();

    public Db Db { get; private set; } = null!;

    public WebhookBook Book { get; private set; } = null!;

    public WebhookSender Sender { get; private set; } = null!;

    public string Secret { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private JobLeases Leases => new(Db, Time, "stage", lease);

    public static async Task<WebhookStage> StartAsync()
    {
        var stage = new WebhookStage();
        stage.Db = new(await stage.storage.NewMigratedAsync(Cancellation), stage.Time);
        var seal = new WebhookSeal(new SealedData(new byte[32]));
        stage.Book = new(stage.Db, seal);
        stage.Sender = new(stage.Calls, seal, stage.Time);
        stage.Secret = await stage.AddAsync(Name, HookFamilies.All);
        return stage;
    }

    public async Task<string> AddAsync(string name, string events)
    {
        var added = await Book.AddAsync(Owner, name, new($"https://example.com/{name}"), events, Cancellation);
        Assert.True(added.TryGet(out var secret, out var refusal), refusal?.Message);
        return secret;
    }

    public Task AnnounceAsync(string type = "case.opened", string? only = null) =>
        Db.WriteAsync(
            unit => unit.AnnounceAsync(new(Guild, type, "case 1") { Actor = "5", Only = only }),
            Cancellation
        );

    /// <summary>When the next attempt is due; null where none waits.</summary>
    public Task<DateTimeOffset?> NextAsync() => Leases.NextReadyAsync(DeliverWebhookJob.Kind, Cancellation);

    /// <summary>Runs what is due now, once each; returns how many.</summary>
    public async Task<int> RunAsync()
    {
        var rows = await Leases.ClaimAsync(DeliverWebhookJob.Kind, 100, Cancellation);
        foreach (var row in rows)
        {
            var job = JsonSerializer.Deserialize(row.Payload, DeliverWebhookJob.Json)!;
            await DeliverAsync(job);
            await Leases.CompleteAsync([row], Cancellation);
        }

        return rows.Count;
    }

    public Task DeliverAsync(DeliverWebhookJob job) =>
        new DeliverWebhook(
            Db,
            Sender,
            new WebhookWatch(new AegisMetrics(metrics.GetRequiredService<IMeterFactory>()))
        ).HandleAsync(job, new(1, 1, false, Time.GetUtcNow()), Cancellation);

    /// <summary>Goes from one due time to the next until nothing waits; returns when each attempt was, since the start.</summary>
    public async Task<IReadOnlyList<TimeSpan>> RunToTheEndAsync()
    {
        var (start, times) = (Time.GetUtcNow(), new List<TimeSpan>());
        while (await NextAsync() is { } next)
        {
            if (next > Time.GetUtcNow())
            {
                Time.Advance(next - Time.GetUtcNow());
            }

            await RunAsync();
            times.Add(Time.GetUtcNow() - start);
        }

        return times;
    }

    public Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync() =>
        Book.DeliveriesAsync(Guild, null, 100, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await storage.DisposeAsync();
        await metrics.DisposeAsync();
    }
}
