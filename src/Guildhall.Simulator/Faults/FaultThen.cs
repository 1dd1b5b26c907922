using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Faults;

/// <summary>What happens instead of, or in addition to, the true answer.</summary>
/// <param name="Status">Answer this HTTP status; null keeps the true answer.</param>
/// <param name="RetryAfter">Seconds, for 429. Default 1.</param>
/// <param name="Global">The 429 is the global one.</param>
/// <param name="DelayMs">Wait before anything else.</param>
/// <param name="AfterEffect">The request takes effect first, and only its answer is replaced.</param>
/// <param name="Drop">Reset the connection instead of answering.</param>
internal sealed record FaultThen(
    int? Status,
    double? RetryAfter,
    bool Global,
    int? DelayMs,
    bool AfterEffect,
    bool Drop
)
{
    /// <summary>Of a 429: <c>user</c>, <c>global</c> or <c>shared</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>A 429 of scope user although the bucket has requests left.</summary>
    public bool IsSublimit { get; init; }

    /// <summary>From the edge in front of the API: HTML, without a scope and without a bucket.</summary>
    public bool IsHtml { get; init; }

    /// <summary>Seconds in the header, where they disagree with the body's.</summary>
    public double? RetryAfterHeader { get; init; }

    /// <summary>A body in place of the usual one.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>Hang up when the headers and half of the body are sent.</summary>
    public bool DropsInBody { get; init; }

    /// <summary>Wait after the effect, before the first byte.</summary>
    public int? FirstByteMs { get; init; }

    /// <summary>The body takes this long, in ten pieces.</summary>
    public int? BodyMs { get; init; }

    /// <summary>The body ends in its middle, and says that this is its end.</summary>
    public bool IsTruncated { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The route's bucket has another hash from now on.</summary>
    public bool ChangesBucket { get; init; }

    /// <summary>How wrong the clock behind <c>X-RateLimit-Reset</c> goes.</summary>
    public int? ResetSkewMs { get; init; }

    /// <summary>What happens at the gateway.</summary>
    public GatewayAct? Gateway { get; init; }

    /// <summary>Another answer, or none, in place of the true one.</summary>
    public bool Replaces => Drop || Status is not null;
}
