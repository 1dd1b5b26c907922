using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway;

/// <summary>One request for members, from the asking to the last of its chunks.</summary>
internal sealed class MemberRequest(Shard shard, ReadOnlyMemory<byte> payload, TimeProvider time) : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<Member> members = [];
    private readonly List<Snowflake<User>> notFound = [];
    private readonly HashSet<int> seen = [];
    private TaskCompletionSource<bool> step = New();
    private ITimer? again;
    private ShardSession? askedIn;
    private bool isOver;
    private Task? awaited;
    private Task? awaitedOrLate;

    /// <summary>Sent, and not refused: chunks may be expected.</summary>
    public bool IsOnItsWay { get; private set; }

    public MembersFound Result => new(members, notFound);

    /// <summary>Who asked has nothing to do until the next step comes or does not come in time.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (gate)
            {
                return awaited is { IsCompleted: false } && awaitedOrLate is { IsCompleted: false };
            }
        }
    }

    /// <summary>True when every chunk is here; false when something else changed.</summary>
    public Task<bool> NextStep
    {
        get
        {
            lock (gate)
            {
                return step.Task;
            }
        }
    }

    /// <param name="either">The step, or its being late.</param>
    public void WaitsFor(Task step, Task either)
    {
        lock (gate)
        {
            (awaited, awaitedOrLate) = (step, either);
        }
    }

    /// <exception cref="InvalidOperationException">Too much waits to be sent.</exception>
    public void Send() => shard.Send(new(payload, Sent, () => !isOver));

    public void Add(GuildMembersChunk chunk)
    {
        lock (gate)
        {
            if (!seen.Add(chunk.ChunkIndex))
            {
                return;
            }

            members.AddRange(chunk.Members);
            notFound.AddRange(chunk.NotFound);
            Step(seen.Count >= chunk.ChunkCount);
        }
    }

    public void SendAgainAfter(TimeSpan wait)
    {
        lock (gate)
        {
            IsOnItsWay = false;
            again?.Dispose();
            again = isOver ? null : time.CreateTimer(_ => Send(), null, wait, Timeout.InfiniteTimeSpan);
            Step(false);
        }
    }

    /// <summary>A session has begun: what was asked in another is never answered.</summary>
    public void StartOver(int ofShard, ShardSession? begun)
    {
        lock (gate)
        {
            if (ofShard != shard.Id || askedIn == begun || !IsOnItsWay || isOver)
            {
                return;
            }

            IsOnItsWay = false;
            members.Clear();
            notFound.Clear();
            seen.Clear();
            Step(false);
        }

        Send();
    }

    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
            again?.Dispose();
        }
    }

    private void Sent()
    {
        lock (gate)
        {
            IsOnItsWay = true;
            askedIn = shard.Session;
            Step(false);
        }
    }

    private void Step(bool isComplete)
    {
        var current = step;
        if (!isComplete)
        {
            if (current.Task.IsCompleted)
            {
                return;
            }

            step = New();
        }

        current.TrySetResult(isComplete);
    }

    private static TaskCompletionSource<bool> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
