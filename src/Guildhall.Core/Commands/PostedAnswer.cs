namespace Guildhall.Core.Commands;

/// <summary>What the response to a posted interaction carries. Whoever writes it says whether it left.</summary>
public sealed class PostedAnswer
{
    private readonly TaskCompletionSource given = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private byte[]? body;

    internal PostedAnswer() { }

    /// <summary>JSON for a 200. Null: a 202 without a body, because the answer comes over REST, or none does.</summary>
    public ReadOnlyMemory<byte>? Body => body is null ? default(ReadOnlyMemory<byte>?) : body;

    /// <summary>False: nothing can be accepted now, a 503.</summary>
    public bool IsAccepted { get; internal init; } = true;

    internal Task Given => given.Task;

    /// <summary>To be called once: true when the whole response is on its way, false where the caller has gone.</summary>
    public void End(bool hasLeft) => left.TrySetResult(hasLeft);

    /// <summary>True once the answer has left in the response; false where it must go another way.</summary>
    internal async Task<bool> GiveAsync(byte[]? json, CancellationToken cancellation)
    {
        body = json;
        given.TrySetResult();
        return await left.Task.WaitAsync(cancellation) && json is not null;
    }
}
