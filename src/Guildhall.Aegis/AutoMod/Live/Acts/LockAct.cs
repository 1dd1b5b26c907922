using System.Text.Json;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Channels;
using Guildhall.Aegis.Channels.Holds;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live.Acts;

/// <summary>Locks the channel, or slows it down, as the commands do: what was there is remembered and comes back at the end.
/// </summary>
internal sealed class LockAct(Gates gates, Standings standings, HoldOrders orders, Db db) : IHitAct
{
    private static readonly TimeSpan usual = TimeSpan.FromHours(1);

    public IReadOnlyList<ActionKind> Kinds { get; } = [ActionKind.Lock, ActionKind.Slowmode];

    public async Task<ActResult> DoAsync(HitCall call, CancellationToken cancellation)
    {
        var (job, locks) = (call.Job, call.Action.Is(ActionKind.Lock));
        var what = locks ? "channel not locked" : "slow mode not set";
        if (job.Channel.IsEmpty)
        {
            return ActResult.Failed(what, "it did not happen in a channel");
        }

        // Both may hold one channel for one hit: two orders.
        var id = (long)((job.Subject << 1 | (locks ? 0UL : 1UL)) & long.MaxValue);
        var held = await db.QuerySingleOrDefaultAsync<Hold>(HoldSql.OfOrder, new { job.Guild, Id = id }, cancellation);
        if (held is not null)
        {
            return ResultOf(held, what);
        }

        var standing = await standings.GetAsync(job.Guild, cancellation);
        if (standing.FindChannel(job.Channel) is not { } channel)
        {
            return ActResult.Lacking(what, "I cannot see the channel");
        }

        var need = locks
            ? LockCalls.NeedIn(channel)
            : new() { Bot = Permissions.ViewChannel | Permissions.ManageChannels, Channel = job.Channel };
        if (await gates.CheckAsync(call.Staff, need, cancellation) is { } refusal)
        {
            return ActFailures.Of(what, refusal);
        }

        var pause = TimeSpan.FromMilliseconds(call.Action.Pause);
        if (!locks && SlowmodeHold.PauseOf(channel) >= pause)
        {
            return ActResult.Done("the channel was as slow before");
        }

        var isOrdered = locks
            ? await orders.OrderAsync(Order(call, Wish), id, cancellation)
            : await orders.SlowAsync(
                call.Staff,
                job.Channel,
                pause,
                call.Length ?? usual,
                call.Reason,
                id,
                cancellation
            );
        return isOrdered ? ActResult.Waiting : ActResult.Done("the channel was held before");
    }

    private static string Wish { get; } = JsonSerializer.Serialize(new(), ChannelsJson.Default.LockWish);

    private static HoldOrder Order(HitCall call, string wish) =>
        new(call.Staff, Hold.Lock, [(call.Job.Channel, wish)], call.Length ?? usual, call.Reason);

    private static ActResult ResultOf(Hold hold, string what) =>
        hold.State switch
        {
            Hold.Pending => ActResult.Waiting,
            Hold.Failed when hold.Failure == HoldRefusals.AlreadyClosed.Code => ActResult.Done(
                "nobody could write there before"
            ),
            Hold.Failed => ActResult.Lacking(what, HoldReply.Why(hold)),
            _ when hold.Kind == Hold.Lock => ActResult.Done($"<#{hold.ChannelId}> locked{Until(hold)}"),
            _ => ActResult.Done($"slow mode set in <#{hold.ChannelId}>{Until(hold)}"),
        };

    private static string Until(Hold hold) => hold.EndsAt is { } end ? $" until <t:{end.ToUnixTimeSeconds()}:t>" : "";
}
