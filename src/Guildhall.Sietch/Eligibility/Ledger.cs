using System.Runtime.InteropServices;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Sync;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Every wallet that claimed or burned, as of one block. Fed in the chain's order by one thread; what follows an
/// earlier ledger shares its wallets and holds those that have changed since.</summary>
internal sealed class Ledger
{
    /// <summary>With more than one in so many changed, all are written down anew.</summary>
    private const int LargestPart = 8;

    private readonly Dictionary<Address, Holding>? earlier;
    private readonly Dictionary<Address, Holding> holdings;
    private int shared;

    public Ledger()
        : this(null, []) { }

    private Ledger(Dictionary<Address, Holding>? earlier, Dictionary<Address, Holding> holdings)
    {
        this.earlier = earlier;
        this.holdings = holdings;
    }

    public int Count => holdings.Count + (earlier?.Count ?? 0) - shared;

    public IEnumerable<KeyValuePair<Address, Holding>> All =>
        earlier is null ? holdings : earlier.Where(pair => !holdings.ContainsKey(pair.Key)).Concat(holdings);

    /// <summary>An empty holding for a wallet that was never seen.</summary>
    public Holding this[Address wallet] =>
        holdings.TryGetValue(wallet, out var holding) || earlier?.TryGetValue(wallet, out holding) == true
            ? holding
            : default;

    /// <summary>One that goes on where this one ends. This one is fed no more, and read by whoever has it.</summary>
    public Ledger Next()
    {
        if (earlier is null)
        {
            return new(holdings, []);
        }

        return holdings.Count * LargestPart < earlier.Count
            ? new(earlier, new(holdings)) { shared = shared }
            : new(new(All), []);
    }

    /// <exception cref="OverflowException">A sum passes 256 bits, which no token of this world can; says whose and when.</exception>
    public void Add(FeedKind kind, Address wallet, Wei amount, Moment moment)
    {
        ref var holding = ref CollectionsMarshal.GetValueRefOrAddDefault(holdings, wallet, out var isKnown);
        if (!isKnown && earlier?.TryGetValue(wallet, out var before) == true)
        {
            holding = before;
            shared++;
        }

        try
        {
            holding = Sum(holding, kind, amount, moment);
        }
        catch (OverflowException exception)
        {
            var what = kind == FeedKind.Burn ? "burns" : "claims";
            throw new OverflowException(
                $"In block {moment.Block} the {what} of {wallet} pass what 256 bits hold. No token has so much: an endpoint lies, or a contract of the settings is none to be believed.",
                exception
            );
        }
    }

    private static Holding Sum(Holding holding, FeedKind kind, Wei amount, Moment moment) =>
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
