using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;
using Webhook = Guildhall.Core.Webhooks.Webhook;

namespace Guildhall.Aegis.Webhooks;

/// <summary>The webhooks of guilds and what was sent to them: for commands, API and dashboard alike.</summary>
internal sealed class WebhookBook(Db db, WebhookSeal seal)
{
    /// <summary>For one guild.</summary>
    public const int Most = 10;

    public static string Problem(string name) => $"webhook:{name}";

    public Task<IReadOnlyList<Webhook>> ListAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        db.QueryAsync<Webhook>(WebhookSql.List, new { Guild = guild }, cancellation);

    public Task<Webhook?> FindAsync(Snowflake<Guild> guild, string name, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<Webhook>(WebhookSql.Find, new { Guild = guild, Name = name }, cancellation);

    /// <param name="name">A webhook; null for all.</param>
    public Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(
        Snowflake<Guild> guild,
        string? name,
        int limit,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<WebhookDelivery>(
            WebhookSql.Deliveries,
            new
            {
                Guild = guild,
                Name = name ?? "",
                Limit = limit,
            },
            cancellation
        );

    /// <summary>The newest first.</summary>
    /// <param name="guild">Null for those of every guild.</param>
    public Task<IReadOnlyList<WebhookDelivery>> DeadAsync(
        Snowflake<Guild>? guild,
        int limit,
        CancellationToken cancellation
    ) => db.QueryAsync<WebhookDelivery>(WebhookSql.Dead, new { Guild = guild, Limit = limit }, cancellation);

    /// <summary>The secret, which nobody can read again.</summary>
    public async Task<Result<string>> AddAsync(
        Staff staff,
        string name,
        Uri address,
        string events,
        CancellationToken cancellation
    )
    {
        var secret = WebhookSeal.NewSecret();
        var row = new
        {
            staff.Guild,
            Name = name,
            Url = address.AbsoluteUri,
            Secret = seal.Seal(staff.Guild, secret),
            Events = events,
            By = staff.User ?? default,
            Most,
        };
        return await db.WriteAsync<Result<string>>(
            async unit =>
            {
                var added = new
                {
                    row.Guild,
                    row.Name,
                    row.Url,
                    row.Secret,
                    row.Events,
                    row.By,
                    row.Most,
                    unit.Now,
                };
                if (await unit.ExecuteAsync(WebhookSql.Add, added) == 0)
                {
                    var isTaken = await unit.QuerySingleOrDefaultAsync<Webhook>(WebhookSql.Find, added) is not null;
                    return isTaken ? WebhookRefusals.NameTaken(name) : WebhookRefusals.TooMany;
                }

                await unit.AuditAsync(Entry(staff, "webhook.added", name));
                return secret;
            },
            cancellation
        );
    }

    /// <summary>A new secret, which nobody can read again; each attempt from now on is signed with it.</summary>
    public Task<Result<string>> RotateAsync(Staff staff, string name, CancellationToken cancellation)
    {
        var secret = WebhookSeal.NewSecret();
        var row = new
        {
            staff.Guild,
            Name = name,
            Secret = seal.Seal(staff.Guild, secret),
        };
        return db.WriteAsync<Result<string>>(
            async unit =>
            {
                if (await unit.ExecuteAsync(WebhookSql.Rotate, row) == 0)
                {
                    return WebhookRefusals.Unknown(name);
                }

                await unit.AuditAsync(Entry(staff, "webhook.rotated", name));
                return secret;
            },
            cancellation
        );
    }

    public Task<Refusal?> RemoveAsync(Staff staff, string name, CancellationToken cancellation) =>
        db.WriteAsync<Refusal?>(
            async unit =>
            {
                var row = new { staff.Guild, Name = name };
                if (await unit.ExecuteAsync(WebhookSql.Remove, row) == 0)
                {
                    return WebhookRefusals.Unknown(name);
                }

                await unit.ExecuteAsync(WebhookSql.RemoveDeliveries, row);
                await GuildProblems.ResolveAsync(unit, staff.Guild, Problem(name));
                await unit.AuditAsync(Entry(staff, "webhook.removed", name));
                return null;
            },
            cancellation
        );

    /// <summary>It took a call: whatever was said against it is over.</summary>
    public Task EnableAsync(Staff staff, Webhook webhook, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(WebhookSql.Enable, new { staff.Guild, webhook.Name });
                await GuildProblems.ResolveAsync(unit, staff.Guild, Problem(webhook.Name));
                if (!webhook.IsOn)
                {
                    await unit.AuditAsync(Entry(staff, "webhook.enabled", webhook.Name));
                }
            },
            cancellation
        );

    /// <summary>A dead delivery is sent again, from its first attempt on. Null means under way.</summary>
    public Task<Refusal?> ReplayAsync(Staff staff, string delivery, CancellationToken cancellation) =>
        db.WriteAsync<Refusal?>(
            async unit =>
            {
                var row = new { staff.Guild, Id = delivery };
                if (await unit.QuerySingleOrDefaultAsync<int?>(WebhookSql.Replay, row) is { } replays)
                {
                    await unit.EnqueueAsync(new DeliverWebhookJob(staff.Guild, delivery, replays, 0));
                    await unit.AuditAsync(Entry(staff, "webhook.replayed", delivery));
                    return null;
                }

                return await unit.QuerySingleOrDefaultAsync<WebhookDelivery>(WebhookSql.Delivery, row) switch
                {
                    null => WebhookRefusals.UnknownDelivery(delivery),
                    { State: "dead" } dead => WebhookRefusals.IsOff(dead.Webhook),
                    var other => WebhookRefusals.NotDead(other),
                };
            },
            cancellation
        );

    private static AuditEntry Entry(Staff staff, string action, string subject) =>
        new()
        {
            Guild = staff.Guild,
            Actor = staff.Actor,
            Action = action,
            Subject = subject,
        };
}
