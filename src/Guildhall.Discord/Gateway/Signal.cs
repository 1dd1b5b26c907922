namespace Guildhall.Discord.Gateway;

/// <summary>Wakes the one task that waits; set while nobody waits, it is remembered until reset.</summary>
internal sealed class Signal
{
    private volatile TaskCompletionSource source = New();

    public Task Task => source.Task;

    public void Set() => source.TrySetResult();

    /// <summary>Called by the waiting task before it looks at what the setters changed.</summary>
    public void Reset()
    {
        if (source.Task.IsCompleted)
        {
            source = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
