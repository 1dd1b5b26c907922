using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Ranks what the last snapshot counted once more, by the rulings of now; asks no chain.</summary>
internal sealed class Reranking(Publisher publisher)
{
    /// <returns>Null where nothing was published yet, or the chain is being read again: the next sync does it then.</returns>
    public Task<Outcome?> RunAsync(Community community, string actor, CancellationToken cancellation) =>
        publisher.TryPublishAsync(
            new()
            {
                Community = community,
                Cause = "ruling",
                Actor = actor,
            },
            cancellation
        );
}
