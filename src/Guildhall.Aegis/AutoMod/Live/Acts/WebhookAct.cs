using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Webhooks;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;

namespace Guildhall.Aegis.AutoMod.Live.Acts;

/// <summary>Tells one of the guild's webhooks of the hit, whatever else it listens to.</summary>
internal sealed class WebhookAct(WebhookBook webhooks, Db db) : IHitAct
{
    private const string Event = "automod.hit";

    public IReadOnlyList<ActionKind> Kinds { get; } = [ActionKind.Webhook];

    public async Task<ActResult> DoAsync(HitCall call, CancellationToken cancellation)
    {
        var (job, name) = (call.Job, call.Action.Text!);
        var what = $"webhook {name} not told";
        if (await webhooks.FindAsync(job.Guild, name, cancellation) is not { } webhook)
        {
            return ActResult.Lacking(what, "there is none of that name; `/webhook add` makes one");
        }

        if (!webhook.IsOn)
        {
            return ActResult.Lacking(what, "it is switched off; `/webhook test` switches it on again");
        }

        // What listens to all hits has heard of this one.
        if (!webhook.Events.Split(',').Contains(Event))
        {
            await db.WriteAsync(unit => unit.AnnounceAsync(EventOf(call)), cancellation);
        }

        return ActResult.Done($"webhook {name} told");
    }

    private static HookEvent EventOf(HitCall call)
    {
        var job = call.Job;
        return new(job.Guild, Event, $"rule {job.Rule}")
        {
            Actor = call.Staff.Actor,
            Only = call.Action.Text,
            Data = new Dictionary<string, string>
            {
                ["rule"] = job.Rule,
                ["mode"] = "enforce",
                ["subject"] = $"{job.Subject}",
                ["channel"] = $"{job.Channel}",
                ["user"] = $"{job.User}",
            },
        };
    }
}
