namespace Guildhall.Core.Storage.Sqlite;

/// <summary>A unit that waits for its group. Either the writer starts it or its caller gives it up, never both.</summary>
internal sealed class PendingUnit(Func<Unit, Task> work, UnitContext context)
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int isTaken;

    public UnitContext Context => context;

    public Task Done => done.Task;

    /// <summary>The unit that ran, until its group is committed.</summary>
    public Unit? Ran { get; set; }

    public Task RunAsync(Unit unit) => work(unit);

    public bool TryStart() => Interlocked.Exchange(ref isTaken, 1) == 0;

    public void GiveUp(CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref isTaken, 1) == 0)
        {
            done.TrySetCanceled(cancellation);
        }
    }

    public void Succeed() => done.TrySetResult();

    public void Fail(Exception exception) => done.TrySetException(exception);
}
