using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Guildhall.Discord.Gateway;

/// <content>Events: what they tell of the session, and their way to the workers.</content>
internal sealed partial class ShardConnection
{
    private ConnectionEnd? Dispatch(in Envelope envelope, ReadOnlySpan<byte> frame)
    {
        if (++unseenEvents >= EventsBetweenWakes)
        {
            WakeWorkers();
        }

        var type = EventNames.Of(frame[envelope.Type]);
        var takers = around.Events.TakersOf(type);
        if (type == "READY" && !TryBegin(frame[envelope.Data], envelope.Sequence))
        {
            return new(Reaction.NewSession, "READY could not be read.");
        }

        if (shard.Session is not { } session)
        {
            // Before READY there is no session that could count it.
            return null;
        }

        var isNew = session.TryRead(envelope.Sequence, takers != 0, now, out var givenUp);
        if (givenUp is { } gap)
        {
            Miss(session, gap);
        }

        if (!isNew)
        {
            around.Metrics.ReplayDropped();
            return null;
        }

        if (shard.State == ShardState.Resuming)
        {
            Resuming(session, type, envelope.Sequence);
        }

        if (takers != 0)
        {
            shard.HandOver(GatewayEvent.Copy(shard.Id, type, takers, envelope, frame, session, shard.Memory, now));
        }

        return null;
    }

    private void Resuming(ShardSession session, string type, long sequence)
    {
        deadline = After(resumedWithin);
        if (type != "RESUMED")
        {
            return;
        }

        // Everything that Discord still has came before this.
        foreach (var gap in session.CloseGaps(sequence))
        {
            session.HasUnfilledGaps = true;
            Miss(session, gap);
        }

        BecomeReady();
    }

    private void Miss(ShardSession session, SequenceGap gap)
    {
        around.Metrics.EventsMissed(gap.Last - gap.First + 1);
        Missed(shard.Id, gap.First, gap.Last);
        shard.HandOver(EventsMissed.Of(shard.Id, session.Id, gap.First - 1, gap.Last + 1, now));
    }

    private bool TryBegin(ReadOnlySpan<byte> data, long sequence)
    {
        try
        {
            var ready = JsonSerializer.Deserialize(data, WireJson.Default.ReadyState);
            if (ready is null || ready.SessionId.Length == 0 || sequence <= 0)
            {
                return false;
            }

            if (shard.Session?.Id == ready.SessionId)
            {
                // The same READY again.
                return true;
            }

            shard.EndSession();
            shard.Session = new(ready.SessionId, ready.ResumeGatewayUrl ?? url, sequence - 1);
            around.Events.KnowSelf(ready);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            UnreadableReady(exception, shard.Id);
            return false;
        }

        shard.Restate();
        BecomeReady();
        return true;
    }

    private void BecomeReady()
    {
        deadline = long.MaxValue;
        readyAt = time.GetTimestamp();
        shard.State = ShardState.Ready;
        shard.FirstReady.TrySetResult();
        Ready(shard.Id);
    }

    [LoggerMessage(LogLevel.Information, "Shard {Shard} is ready")]
    private partial void Ready(int shard);

    [LoggerMessage(LogLevel.Error, "Shard {Shard}: READY could not be read")]
    private partial void UnreadableReady(Exception exception, int shard);

    [LoggerMessage(LogLevel.Warning, "Shard {Shard}: the events {First} to {Last} never came")]
    private partial void Missed(int shard, long first, long last);
}
