namespace Guildhall.Core.Jobs;

/// <summary>
/// A bell for one listener. The listener calls <see cref="Reset"/>, looks for work, and waits: a ring between the two
/// is not lost.
/// </summary>
internal sealed class WakeUp(TimeProvider time)
{
    private volatile TaskCompletionSource rung = New();

    public void Ring() => rung.TrySetResult();

    public void Reset()
    {
        if (rung.Task.IsCompleted)
        {
            rung = New();
        }
    }

    /// <summary>Returns at the ring, after <paramref name="longest"/>, or when cancelled, whichever is first.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellation)
    {
        var bell = rung;
        if (longest <= TimeSpan.Zero || bell.Task.IsCompleted)
        {
            return;
        }

        await using var timer = time.CreateTimer(
            static bell => ((TaskCompletionSource)bell!).TrySetResult(),
            bell,
            longest,
            Timeout.InfiniteTimeSpan
        );
        await using var registration = cancellation.UnsafeRegister(
            static bell => ((TaskCompletionSource)bell!).TrySetResult(),
            bell
        );
        await bell.Task;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
