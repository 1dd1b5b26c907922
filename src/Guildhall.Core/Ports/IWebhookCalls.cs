namespace Guildhall.Core.Ports;

/// <summary>
/// Posts to addresses that users gave. What is reachable is the public internet alone: private, loopback, link-local,
/// documentation and such addresses are refused after the name was resolved, and the connection goes to the very address
/// that was looked at. https only, no redirects, no proxy; what the operator named as local is excepted.
/// </summary>
public interface IWebhookCalls
{
    /// <summary>In words why the address cannot be called as things are now; null where it can.</summary>
    Task<string?> FaultAsync(Uri address, CancellationToken cancellation);

    /// <summary>One attempt, of 5 s at most. Never throws for what the other side does.</summary>
    Task<WebhookAnswer> PostAsync(WebhookCall call, CancellationToken cancellation);
}

/// <param name="Body">JSON, in UTF-8; sent byte for byte.</param>
public sealed record WebhookCall(Uri Address, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <param name="Status">The HTTP status; null where none came.</param>
/// <param name="Error">Why it was not taken, in a few words; null where it was.</param>
public sealed record WebhookAnswer(int? Status, string? Error)
{
    /// <summary>A status of 200 to 299 came in time.</summary>
    public bool IsTaken => Error is null;
}
