namespace Guildhall.Core.Ports;

public enum ModelFailure
{
    /// <summary>No answer in time, a broken connection, 5xx, overloaded: worth another try.</summary>
    Unavailable,

    /// <summary>429: wait <see cref="ModelException.RetryAfter"/>; not a failure of the model.</summary>
    RateLimited,

    /// <summary>The model declined to answer.</summary>
    Refused,

    /// <summary>An answer that is not of the protocol, or empty.</summary>
    Garbage,

    /// <summary>400, 401, 403, 404: our request or our key; trying again changes nothing.</summary>
    Misconfigured,
}

/// <summary>The model gave no usable answer. The message is safe to log: no key, no document, no prompt.</summary>
public sealed class ModelException(
    ModelFailure kind,
    string message,
    TimeSpan? retryAfter = null,
    Exception? inner = null
) : Exception(message, inner)
{
    public ModelFailure Kind => kind;

    public TimeSpan? RetryAfter => retryAfter;
}
