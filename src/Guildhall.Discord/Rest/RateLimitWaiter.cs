namespace Guildhall.Discord.Rest;

internal sealed class RateLimitWaiter(RestRequest request, Bucket bucket)
    : TaskCompletionSource<RateLimitPermit>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public string Key => request.Key;

    public string Major => request.Major;

    public bool IsUrgent => request.IsUrgent;

    public Bucket Bucket { get; set; } = bucket;
}

/// <param name="Window">The bucket's window that was charged.</param>
internal sealed record RateLimitPermit(Bucket Bucket, string Key, string Major, int Window);
