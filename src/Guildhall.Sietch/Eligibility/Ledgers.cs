using System.Collections.Concurrent;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>The ledger of each community as of one block, made of what is stored; the last one is kept.</summary>
internal sealed class Ledgers(ChainBook book)
{
    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);

    /// <returns>Null where what is stored does not reach to that block, because the chain is being read again.</returns>
    public async Task<Ledger?> TryGetAsync(
        Community community,
        Block at,
        CountedContracts contracts,
        CancellationToken cancellation
    )
    {
        var name = community.Tenant.Value;
        if (kept.TryGetValue(name, out var known) && known.At == at && known.Contracts.IsSameAs(contracts))
        {
            return known.Ledger;
        }

        if (!contracts.AreReadTo(at.Number, await book.AllFeedsAsync(community.Chain.Id, cancellation)))
        {
            return null;
        }

        var ledger = await BuildAsync(community.Chain.Id, at.Number, contracts, cancellation);
        kept[name] = new(at, contracts, ledger);
        return ledger;
    }

    private async Task<Ledger> BuildAsync(
        ulong chain,
        ulong last,
        CountedContracts contracts,
        CancellationToken cancellation
    )
    {
        var ledger = new Ledger();
        await foreach (var page in book.ReadAsync(chain, 0, last, cancellation))
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

        return ledger;
    }

    private sealed record Kept(Block At, CountedContracts Contracts, Ledger Ledger);
}
