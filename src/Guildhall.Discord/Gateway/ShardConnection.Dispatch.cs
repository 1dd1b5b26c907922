using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Guildhall.Discord.Gateway;

/// <content>Events: what they tell of the session, and their way to the workers.</content>
internal sealed partial class ShardConnection
{
    private ConnectionEnd? Dispatch(in Envelope envelope, ReadOnlySpan<byte> frame)
    {
        around.Metrics.EventReceived();
        var type = EventNames.Of(frame[envelope.Type]);
        if (type == "READY")
        {
            if (!Begin(frame[envelope.Data], envelope.Sequence))
            {
                return new(Reaction.NewSession, "READY could not be read.");
            }
        }
        else if (shard.Session is not { } session)
        {
            // Before READY there is no session that could count it.
            return null;
        }
        else if (envelope.Sequence <= session.Sequence)
        {
            around.Metrics.ReplayDropped();
            return null;
        }
        else
        {
            shard.Session = session with { Sequence = envelope.Sequence };
            if (shard.State == ShardState.Resuming)
            {
                deadline = After(resumedWithin);
            }

            if (type == "RESUMED")
            {
                BecomeReady();
            }
        }

        var isWanted = around.Events.Wants(type);
        shard.Handled.Read(envelope.Sequence, isWanted);
        if (isWanted)
        {
            HandOver(GatewayEvent.Copy(shard.Id, type, envelope, frame), type);
        }

        return null;
    }

    private void HandOver(GatewayEvent received, string type)
    {
        if (around.Events.TryWrite(received))
        {
            return;
        }

        if (type is "TYPING_START" or "PRESENCE_UPDATE")
        {
            around.Metrics.EventDropped();
            shard.Handled.Done(received.Sequence);
            received.Return();
            return;
        }

        blocked = received;
    }

    private bool Begin(ReadOnlySpan<byte> data, long sequence)
    {
        try
        {
            var ready = JsonSerializer.Deserialize(data, WireJson.Default.ReadyState)!;
            shard.Session = new(ready.SessionId, ready.ResumeGatewayUrl ?? url, sequence);
            shard.Handled.Restart(sequence);
            around.Events.KnowSelf(ready);
        }
        catch (JsonException exception)
        {
            UnreadableReady(exception, shard.Id);
            return false;
        }

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
}
