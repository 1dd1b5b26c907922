using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Ranks what the last snapshot counted once more, by the rulings of now; asks no chain.</summary>
internal sealed class Reranking(EligibilityBook book, Publisher publisher)
{
    /// <returns>Null where nothing was published yet, or the chain is being read again: the next sync does it then.</returns>
    public async Task<Outcome?> RunAsync(Community community, string actor, CancellationToken cancellation)
    {
        var state = await book.TryStateAsync(community.Tenant, cancellation);
        var snapshot = state is null
            ? null
            : await book.TrySnapshotAsync(community.Tenant, state.Snapshot, cancellation);
        return snapshot is null
            ? null
            : await publisher.TryPublishAsync(
                new()
                {
                    Community = community,
                    At = snapshot.Head,
                    Contracts = CountedContracts.Parse(snapshot.Contracts),
                    Cause = "ruling",
                    Actor = actor,
                },
                cancellation
            );
    }
}
