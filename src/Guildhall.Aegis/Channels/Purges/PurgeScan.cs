using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Purges;

/// <summary>Looks through a channel's history, newest first, for what an order means.</summary>
internal sealed class PurgeScan(DiscordRest rest, TimeProvider time)
{
    /// <summary>Messages that one purge looks at; a filter that matches nothing must not read a whole channel.</summary>
    public const int MostScanned = 20_000;

    // Discord refuses a whole call for one message of 14 days, and the call may have to wait.
    private static readonly TimeSpan youth = TimeSpan.FromDays(14) - TimeSpan.FromMinutes(10);

    /// <exception cref="DiscordApiException">Discord refused, or did not answer.</exception>
    public async Task<PurgePlan> RunAsync(PurgeOrder order, PurgeMatcher matcher, CancellationToken cancellation)
    {
        List<Snowflake<Message>> young = [];
        List<Snowflake<Message>> old = [];
        var (pinned, scanned) = (0, 0);
        var oldest = Snowflake<Message>.At(time.GetUtcNow() - youth);
        await foreach (var message in rest.ReadMessagesAsync(order.Channel, order.Before, cancellation))
        {
            if (message.Id <= order.After || young.Count + old.Count == order.Count || scanned == MostScanned)
            {
                break;
            }

            scanned++;
            if (!PurgeMatcher.CanBeDeleted(message) || !matcher.Matches(message))
            {
                continue;
            }

            if (message.Pinned && order.KeepsPins)
            {
                pinned++;
            }
            else
            {
                (message.Id < oldest ? old : young).Add(message.Id);
            }
        }

        return new()
        {
            Young = young,
            Old = old,
            Pinned = pinned,
            Scanned = scanned,
            IsCut = scanned == MostScanned,
        };
    }
}
