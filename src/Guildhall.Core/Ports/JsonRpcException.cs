namespace Guildhall.Core.Ports;

public enum JsonRpcFailure
{
    /// <summary>No answer in time, a broken connection, 5xx: worth another try, here or elsewhere.</summary>
    Unavailable,

    /// <summary>429: wait <see cref="JsonRpcException.RetryAfter"/>.</summary>
    RateLimited,

    /// <summary>An error by the protocol, or an answer beyond every limit of size: the same request will not do better.</summary>
    Refused,

    /// <summary>Not of the protocol.</summary>
    Garbage,
}

/// <summary>The server gave no usable answer. The message names its host and port alone: the rest of an address may be a key.</summary>
public sealed class JsonRpcException(
    JsonRpcFailure kind,
    string message,
    int? code = null,
    TimeSpan? retryAfter = null,
    Exception? inner = null
) : Exception(message, inner)
{
    public JsonRpcFailure Kind => kind;

    /// <summary>The protocol's own, −32005 for a limit; null where it gave none.</summary>
    public int? Code => code;

    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>The server ran the call, and the contract threw it back: that is the contract's answer, not the server's.</summary>
    public bool IsRevert { get; init; }
}
