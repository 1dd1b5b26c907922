using Guildhall.Sietch.Chain.Events;
using Guildhall.Sietch.Chain.Nodes;

namespace Guildhall.Sietch.Chain.Sync;

/// <summary>What is read of one chain, and how.</summary>
internal sealed record FollowedChain
{
    /// <summary>EIP-155; 80094 is Berachain.</summary>
    public required ulong Id { get; init; }

    /// <summary>At least one; the first is asked first.</summary>
    public required IReadOnlyList<Uri> Endpoints { get; init; }

    /// <summary>The token whose burns count, with the block of its deployment.</summary>
    public required FollowedContract Token { get; init; }

    /// <summary>Where claims are made.</summary>
    public required IReadOnlyList<FollowedContract> Vaults { get; init; }

    /// <summary>How the vaults write a claim.</summary>
    public EventShape ClaimEvent { get; init; } = KnownEvents.RewardPaid;

    /// <summary>The parameter of the claim that names who received it.</summary>
    public string Credited { get; init; } = "to";

    /// <summary>The parameter of the claim that holds the amount.</summary>
    public string Amount { get; init; } = "reward";

    public HeadRule Head { get; init; } = new(20UL);

    /// <summary>Blocks asked for at once at most: 1–1,000,000. Default 10,000, the limit of Berachain's public endpoints.</summary>
    public ulong LargestPage { get; init; } = 10_000;

    /// <summary>Pages fetched at the same time: 1–8. Default 3.</summary>
    public int PagesAhead { get; init; } = 3;

    /// <summary>Of so many pages one is compared with a second endpoint; a run of a single page always is. Default 8.</summary>
    public int SampleEvery { get; init; } = 8;

    /// <summary>Deeper than that no reorganisation is believed without a second endpoint. Default 256 blocks.</summary>
    public ulong DeepestReorganisation { get; init; } = 256;

    public IEnumerable<(FollowedContract Contract, FeedKind Kind)> Feeds =>
        Vaults.Select(vault => (vault, FeedKind.Claim)).Append((Token, FeedKind.Burn));

    /// <summary>With one endpoint there is nobody to give a second opinion.</summary>
    public bool HasSeveral => Endpoints.Select(endpoint => endpoint.Authority).Distinct().Count() > 1;

    public LogFilter FilterOf(FeedKind kind, IReadOnlyList<Address> contracts) =>
        kind == FeedKind.Claim
            ? new(contracts, [ClaimEvent.Topic])
            : new(contracts, [KnownEvents.Transfer.Topic, null, Address.Zero.ToWord()]);

    /// <summary>Null for a log of that topic whose layout is another: no claim of ours.</summary>
    public ChainEvent? TryRead(ChainLog log, FeedKind kind)
    {
        var shape = kind == FeedKind.Claim ? ClaimEvent : KnownEvents.Transfer;
        if (shape.TryDecode(log.Topics, log.Data) is not { } values)
        {
            return null;
        }

        var (who, much) = kind == FeedKind.Claim ? (Credited, Amount) : ("from", "value");
        return new()
        {
            Block = log.Block.Number,
            Index = log.Index,
            Kind = kind,
            Contract = log.Contract,
            Account = Named(values, who).Address,
            Amount = Named(values, much).Amount,
            Transaction = log.Transaction,
        };
    }

    private static EventValue Named(EventValue[] values, string name)
    {
        foreach (var value in values)
        {
            if (value.Parameter.Name == name)
            {
                return value;
            }
        }

        throw new InvalidOperationException($"The event has no parameter {name}.");
    }
}

/// <param name="FromBlock">Where its history begins.</param>
internal sealed record FollowedContract(Address Address, ulong FromBlock);
