using System.Runtime.InteropServices;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Sync;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Every wallet that claimed or burned, as of one block. Fed in the chain's order by one thread.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<Address, Holding> holdings = [];

    public int Count => holdings.Count;

    public IEnumerable<KeyValuePair<Address, Holding>> All => holdings;

    /// <summary>An empty holding for a wallet that was never seen.</summary>
    public Holding this[Address wallet] => holdings.GetValueOrDefault(wallet);

    /// <exception cref="OverflowException">A sum passes 256 bits, which no token of this world can.</exception>
    public void Add(FeedKind kind, Address wallet, Wei amount, Moment moment)
    {
        ref var holding = ref CollectionsMarshal.GetValueRefOrAddDefault(holdings, wallet, out _);
        holding =
            kind == FeedKind.Burn
                ? holding with
                {
                    Burned = holding.Burned + amount,
                    // A burn of nothing gives nothing up.
                    LastBurn = amount.IsZero ? holding.LastBurn : moment.Block,
                }
                : holding with
                {
                    FirstClaim = holding.HasClaimed ? holding.FirstClaim : moment,
                    Claimed = holding.Claimed + amount,
                };
    }
}
