namespace Guildhall.Core.Caching;

/// <summary>One computation under way and how many wait for it. Its owner's lock guards the count.</summary>
#pragma warning disable CA1001 // The source has no timer and no link to dispose, and a late Abandon must not meet a disposed one.
internal sealed class Flight<TValue>
#pragma warning restore CA1001
    where TValue : class
{
    private readonly TaskCompletionSource<TValue> landed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly CancellationTokenSource abandonment = new();

    public Task<TValue> Landed => landed.Task;

    public CancellationToken Abandoned => abandonment.Token;

    public int Waiting { get; set; }

    public void Land(TValue value) => landed.TrySetResult(value);

    public void Crash(Exception exception)
    {
        landed.TrySetException(exception);
        // A refresh in the background has nobody waiting, and its failure is counted, not lost.
        _ = landed.Task.Exception;
    }

    public void Abandon() => abandonment.Cancel();
}
