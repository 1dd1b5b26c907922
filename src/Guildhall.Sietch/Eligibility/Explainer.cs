using System.Collections.Concurrent;
using Guildhall.Core;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Says why a wallet stands where it does, by what is published.</summary>
internal sealed class Explainer(EligibilityBook book, Ledgers ledgers, RulingBook rulings)
{
    private readonly ConcurrentDictionary<string, (long Snapshot, DateTimeOffset MadeAt, Ranking Ranking)> rankings =
        new(StringComparer.Ordinal);

    public async Task<Result<Explained>> ExplainAsync(
        Community community,
        Address wallet,
        CancellationToken cancellation
    )
    {
        var tenant = community.Tenant;
        var state = await book.TryStateAsync(tenant, cancellation);
        var snapshot = state is null ? null : await book.TrySnapshotAsync(tenant, state.Snapshot, cancellation);
        if (state is null || snapshot is null)
        {
            return EligibilityRefusals.NotYet(community);
        }

        if (await RankingOfAsync(community, snapshot, cancellation) is not { } ranking)
        {
            return EligibilityRefusals.BeingRead;
        }

        var told = ranking.Explain(wallet);
        var standings = await book.StandingsAsync(tenant, cancellation);
        return new Explained
        {
            Explanation = told,
            Published = standings.GetValueOrDefault(wallet),
            State = state,
            Snapshot = snapshot,
            Line =
                ranking.Best.Count >= community.Places.Eligible
                    ? ranking.Best[community.Places.Eligible - 1].Held
                    : null,
            Places = community.Places,
            RulingReason = await ReasonAsync(community, told, snapshot.MadeAt, cancellation),
        };
    }

    /// <summary>What the admin wrote who took the wallet out.</summary>
    private async Task<string?> ReasonAsync(
        Community community,
        Explanation told,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        RulingKind? kind = told.Reason switch
        {
            StandingReason.Removed => RulingKind.Remove,
            StandingReason.Excluded => RulingKind.Exclude,
            _ => null,
        };
        return kind is null
            ? null
            : (await rulings.StandingAsync(community.Tenant, cancellation))
                .FirstOrDefault(row =>
                    row.Kind == kind && Address.From(row.Wallet) == told.Wallet && row.ToRuling().IsInForce(at)
                )
                ?.Reason;
    }

    private async Task<Ranking?> RankingOfAsync(
        Community community,
        SnapshotRow snapshot,
        CancellationToken cancellation
    )
    {
        var name = community.Tenant.Value;
        if (
            rankings.TryGetValue(name, out var known)
            && known.Snapshot == snapshot.Number
            && known.MadeAt == snapshot.MadeAt
        )
        {
            return known.Ranking;
        }

        var contracts = CountedContracts.Parse(snapshot.Contracts);
        if (await ledgers.TryGetAsync(community, snapshot.Head, contracts, cancellation) is not { } ledger)
        {
            return null;
        }

        // By the rulings of its moment: what has ended since acts with the ranking that its end asks for.
        var standing = await rulings.InForceAsync(community, snapshot.MadeAt, cancellation);
        var ranking = Ranking.Of(ledger, standing, community.Places);
        rankings[name] = (snapshot.Number, snapshot.MadeAt, ranking);
        return ranking;
    }
}

/// <summary>A wallet's standing with its reasons; for its owner and for admins alone.</summary>
internal sealed record Explained
{
    public required Explanation Explanation { get; init; }

    /// <summary>Null for a wallet of which nothing is published.</summary>
    public required Standing? Published { get; init; }

    public required EligibilityState State { get; init; }

    public required SnapshotRow Snapshot { get; init; }

    /// <summary>What the last eligible place holds; null while there are free places.</summary>
    public required Wei? Line { get; init; }

    public required PlaceRules Places { get; init; }

    /// <summary>For its owner, of a wallet that an admin has taken out; as it was written.</summary>
    public required string? RulingReason { get; init; }

    public bool IsEligible => Published?.IsEligible ?? false;
}
