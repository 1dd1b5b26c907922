using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>The ledger of each community as of one block, made of what is stored. The last one is kept, and what came since is
/// added to it.</summary>
internal sealed class Ledgers(ChainBook book) : IDisposable
{
    // After a start many may ask at once: the history is read for the first of them.
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, Kept> kept = new(StringComparer.Ordinal);

    /// <returns>Null where what is stored does not reach to that block, because the chain is being read again.</returns>
    public async Task<Ledger?> TryGetAsync(
        Community community,
        Block at,
        CountedContracts contracts,
        CancellationToken cancellation
    )
    {
        await gate.WaitAsync(cancellation);
        try
        {
            return await ReadAsync(community, at, contracts, cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<Ledger?> ReadAsync(
        Community community,
        Block at,
        CountedContracts contracts,
        CancellationToken cancellation
    )
    {
        var name = community.Tenant.Value;
        var chain = community.Chain.Id;
        var revision = await book.RevisionAsync(chain, cancellation);
        // What was summed up holds for as long as nothing of it was forgotten, and the same is counted.
        var isBase =
            kept.TryGetValue(name, out var known)
            && known.Revision == revision
            && known.At.Number <= at.Number
            && known.Contracts.IsSameAs(contracts);
        if (isBase && known!.At == at)
        {
            return known.Ledger;
        }

        if (!contracts.AreReadTo(at.Number, await book.AllFeedsAsync(chain, cancellation)))
        {
            return null;
        }

        var ledger = isBase ? known!.Ledger.Next() : new();
        var first = isBase ? known!.At.Number + 1 : 0;
        await AddAsync(ledger, chain, first, at.Number, contracts, cancellation);
        if (await book.RevisionAsync(chain, cancellation) != revision)
        {
            return null;
        }

        kept[name] = new(at, contracts, ledger, revision);
        return ledger;
    }

    private async Task AddAsync(
        Ledger ledger,
        ulong chain,
        ulong first,
        ulong last,
        CountedContracts contracts,
        CancellationToken cancellation
    )
    {
        await foreach (var page in book.ReadFromAsync(chain, first, last, cancellation))
        {
            foreach (var happened in page.Where(contracts.Counts))
            {
                ledger.Add(
                    happened.Kind == nameof(FeedKind.Burn) ? FeedKind.Burn : FeedKind.Claim,
                    Address.From(happened.Account),
                    Wei.FromBytes(happened.Amount),
                    new((ulong)happened.Block, (ulong)happened.LogIndex)
                );
            }
        }
    }

    private sealed record Kept(Block At, CountedContracts Contracts, Ledger Ledger, long Revision);
}
