namespace Guildhall.Discord.Rest;

/// <summary>A call that waits for its turn.</summary>
internal sealed class RateLimitWaiter : TaskCompletionSource<RateLimitPermit>
{
    public RateLimitWaiter(RestRequest request, Bucket bucket, long ticket)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        Request = request;
        Bucket = bucket;
        Ticket = ticket;
        Place = new(this);
    }

    public RestRequest Request { get; }

    public Bucket Bucket { get; set; }

    /// <summary>The call's age: it keeps its turn over all of its attempts.</summary>
    public long Ticket { get; }

    public LinkedListNode<RateLimitWaiter> Place { get; }

    public (int Priority, long Ticket) Rank => ((int)Request.Priority, Ticket);
}

/// <summary>The right to send once.</summary>
/// <param name="Window">The bucket's window that was charged.</param>
/// <param name="SentAt">Monotonic.</param>
internal sealed record RateLimitPermit(Bucket Bucket, RestRequest Request, int Window, long SentAt)
{
    /// <summary>Occupies a place of the global limit that no answer has freed yet.</summary>
    public bool HoldsGlobal { get; set; }
}
