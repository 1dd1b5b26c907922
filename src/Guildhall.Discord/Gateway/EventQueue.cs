namespace Guildhall.Discord.Gateway;

/// <summary>
/// What waits for one worker, bounded in number and in bytes. Several shards write, one worker reads. Writing does not
/// wake the worker: the shard does so once for everything that it found in its socket.
/// </summary>
internal sealed class EventQueue(int capacity, long mostBytes)
{
    private const int MostInBatch = 32;
    private const int MostBytesInBatch = 64 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<GatewayEvent> waiting = new();
    private long bytes;
    private bool isComplete;
    private TaskCompletionSource? worker;
    private TaskCompletionSource? room;

    /// <summary>Its worker has handled all that was written, and sleeps.</summary>
    public bool IsIdle
    {
        get
        {
            lock (gate)
            {
                return waiting.Count == 0 && worker is not null;
            }
        }
    }

    private bool HasRoom => waiting.Count < capacity && bytes < mostBytes;

    /// <summary>False when full, or when no more events are taken.</summary>
    public bool TryWrite(GatewayEvent received)
    {
        lock (gate)
        {
            if (isComplete || !HasRoom)
            {
                return false;
            }

            waiting.Enqueue(received);
            bytes += received.Data.Length;
            return true;
        }
    }

    /// <summary>Takes what waits, up to a small number of events and of bytes: what is taken no longer counts as waiting,
    /// so it must not be much.</summary>
    public void Read(List<GatewayEvent> batch)
    {
        TaskCompletionSource? freed = null;
        lock (gate)
        {
            var taken = 0;
            while (batch.Count < MostInBatch && taken < MostBytesInBatch && waiting.TryDequeue(out var received))
            {
                batch.Add(received);
                taken += received.Data.Length;
            }

            bytes -= taken;
            if (room is not null && HasRoom)
            {
                (freed, room) = (room, null);
            }
        }

        freed?.TrySetResult();
    }

    /// <summary>Lets the worker see what was written.</summary>
    public void Wake()
    {
        TaskCompletionSource? sleeper = null;
        lock (gate)
        {
            if (worker is not null && (waiting.Count > 0 || isComplete))
            {
                (sleeper, worker) = (worker, null);
            }
        }

        sleeper?.TrySetResult();
    }

    /// <summary>Completes when there may be room, or when no more events are taken.</summary>
    public Task WaitForRoomAsync()
    {
        lock (gate)
        {
            return isComplete || HasRoom ? Task.CompletedTask : (room ??= New()).Task;
        }
    }

    /// <summary>False when nothing waits and nothing more comes.</summary>
    public async ValueTask<bool> WaitToReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task sleep;
            lock (gate)
            {
                if (waiting.Count > 0)
                {
                    return true;
                }

                if (isComplete)
                {
                    return false;
                }

                sleep = (worker ??= New()).Task;
            }

            await sleep.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    public void Complete()
    {
        lock (gate)
        {
            isComplete = true;
            room?.TrySetResult();
        }

        Wake();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
