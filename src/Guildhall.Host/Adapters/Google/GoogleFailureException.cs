namespace Guildhall.Host.Adapters.Google;

/// <summary>One request to Google failed. The message names the service, the status and the reason's word, nothing that
/// was sent.</summary>
internal sealed class GoogleFailureException(
    string message,
    int status,
    bool isTransient,
    TimeSpan? retryAfter = null,
    Exception? inner = null
) : Exception(message, inner)
{
    /// <summary>0 when no answer came.</summary>
    public int Status => status;

    public bool IsTransient => isTransient;

    public TimeSpan? RetryAfter => retryAfter;
}
