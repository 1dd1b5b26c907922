using System.Text.Json;

namespace Guildhall.Discord.Gateway;

/// <content>The heartbeat, and what its absence tells.</content>
internal sealed partial class ShardConnection
{
    private TimeSpan interval;
    private long heartbeatDue = long.MaxValue;
    private long heartbeatSent;
    private long previousBeat;
    private bool awaitsAcknowledgement;

    private async ValueTask<ConnectionEnd?> BeatIsDueAsync()
    {
        // Unread acknowledgements are our fault; only a drained socket proves that none came.
        var isDrained = shard.Overflow is null && receiving is { IsCompleted: false };
        if (awaitsAcknowledgement && isDrained)
        {
            return new(Reaction.Resume, "The heartbeat was not acknowledged.");
        }

        if (isDrained && LacksEvents())
        {
            return new(Reaction.Resume, "Events are missing: asking for them again.");
        }

        GiveUpOldGaps();
        (previousBeat, heartbeatDue) = (now, now + Ticks(interval));
        if (!awaitsAcknowledgement)
        {
            heartbeatSent = now;
        }

        awaitsAcknowledgement = true;
        await SendAsync(ShardPayloads.Heartbeat(shard.Session?.Last ?? 0)).ConfigureAwait(false);
        return null;
    }

    /// <summary>Beside the timer: neither the due time nor the wait for an acknowledgement changes.</summary>
    private async ValueTask BeatAsAskedAsync()
    {
        if (window.HasRoomForBeat)
        {
            await SendAsync(ShardPayloads.Heartbeat(shard.Session?.Last ?? 0)).ConfigureAwait(false);
        }
    }

    /// <summary>Something that came after them has been here for a whole interval. A session whose gaps a resume did not
    /// fill is numbered with gaps: once is enough.</summary>
    private bool LacksEvents() =>
        shard is { State: ShardState.Ready, Session: { HasUnfilledGaps: false } session }
        && previousBeat > 0
        && session.LacksSince(previousBeat);

    private void GiveUpOldGaps()
    {
        if (previousBeat > 0 && shard.Session is { HasUnfilledGaps: true } session)
        {
            foreach (var gap in session.CloseGapsSince(previousBeat))
            {
                Miss(session, gap);
            }
        }
    }

    private void Acknowledged()
    {
        if (!awaitsAcknowledgement)
        {
            return;
        }

        awaitsAcknowledgement = false;
        shard.Latency = time.GetElapsedTime(heartbeatSent);
        around.Metrics.HeartbeatAcknowledged(shard.Latency.Value);
    }

    private static TimeSpan HeartbeatInterval(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty || data[0] != '{')
        {
            return TimeSpan.Zero;
        }

        var reader = new Utf8JsonReader(data);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("heartbeat_interval"u8))
            {
                return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var ms)
                    ? TimeSpan.FromMilliseconds(Math.Clamp(ms, 0, 3_600_000))
                    : TimeSpan.Zero;
            }
        }

        return TimeSpan.Zero;
    }
}
