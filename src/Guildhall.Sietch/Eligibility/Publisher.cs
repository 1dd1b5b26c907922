using System.Globalization;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Ranks a ledger and publishes the result, or holds it: snapshot, standings, changes and what the run was are
/// written in one unit.</summary>
internal sealed class Publisher(
    Db db,
    EligibilityBook book,
    Ledgers ledgers,
    RulingBook rulings,
    PublishedShelf shelf,
    EligibilityMetrics metrics,
    TimeProvider time
)
{
    private const int Tries = 5;

    /// <returns>Null where what is stored does not reach to that block.</returns>
    public async Task<Outcome?> TryPublishAsync(Proposal proposal, CancellationToken cancellation)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await ProposeAsync(proposal, cancellation) is not { } draft)
            {
                return null;
            }

            var held = proposal.IsConfirmed ? null : draft.WhyHeld;
            if (held is not null && proposal.Witness is { } witness && draft.State.Snapshot > 0)
            {
                held = await witness(cancellation) ? null : held;
            }

            var outcome = held is null
                ? await StoreAsync(draft, cancellation)
                : await HoldAsync(draft, held, cancellation);
            if (outcome is not null)
            {
                await shelf.RefreshAsync(cancellation);
                return outcome;
            }
        }

        throw new StorageException(
            StorageFailure.Locked,
            $"Others published for {proposal.Community.Tenant} all the time.",
            null
        );
    }

    private async Task<Draft?> ProposeAsync(Proposal proposal, CancellationToken cancellation)
    {
        var (community, at) = (proposal.Community, proposal.At);
        var state = await book.TryStateAsync(community.Tenant, cancellation);
        var ledger = await ledgers.TryGetAsync(community, at, proposal.Contracts, cancellation);
        if (state is null || ledger is null)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var standing = await rulings.InForceAsync(community, now, cancellation);
        var ranking = Ranking.Of(ledger, standing, community.Places);
        var before = await book.StandingsAsync(community.Tenant, cancellation);
        var publication = Publication.Of(
            before,
            ranking,
            [.. standing.Where(ruling => ruling.Kind == RulingKind.Guest).Select(ruling => ruling.Wallet)],
            new(community.Places, at.Number, proposal.IsSync, state.Snapshot == 0, proposal.IsConfirmed, now)
        );
        return new(proposal, state, ledger.Count, ranking, before, publication) { At = now };
    }

    /// <returns>Null when another has published meanwhile.</returns>
    private async Task<Outcome?> StoreAsync(Draft draft, CancellationToken cancellation)
    {
        var (proposal, publication, tenant) = (draft.Proposal, draft.Publication, draft.Proposal.Community.Tenant);
        var next = draft.State.Snapshot + 1;
        var puts = draft.Puts().ToList();
        var drops = draft.Drops().ToList();
        var changes = draft.ChangesOf(next).ToList();
        var snapshot = draft.SnapshotOf(next);
        var stored = await db.WriteAsync(
            async unit =>
            {
                if (
                    await unit.ExecuteAsync(
                        EligibilitySql.Advance,
                        new
                        {
                            Tenant = tenant,
                            Next = next,
                            Expected = draft.State.Snapshot,
                        }
                    ) != 1
                )
                {
                    return false;
                }

                await unit.ExecuteAsync(EligibilitySql.AddSnapshot, snapshot);
                await unit.ExecuteAsync(EligibilitySql.PutStanding, puts);
                await unit.ExecuteAsync(EligibilitySql.DropStanding, drops);
                await unit.ExecuteAsync(EligibilitySql.AddChange, changes);
                await SettleAsync(unit, draft, isHeld: false, $"snapshot {next}");
                await unit.AuditAsync(Entry(draft, next));
                return true;
            },
            cancellation
        );
        if (!stored)
        {
            return null;
        }

        metrics.Published(publication.Changes.Count);
        return new(next, null, publication.Changes);
    }

    /// <summary>The old list stays, and an admin is called.</summary>
    private async Task<Outcome?> HoldAsync(Draft draft, string why, CancellationToken cancellation)
    {
        var (proposal, tenant) = (draft.Proposal, draft.Proposal.Community.Tenant);
        var waiting = await book.TryWaitingHoldAsync(tenant, cancellation);
        var number = await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    HoldSql.Withdraw,
                    new
                    {
                        Tenant = tenant,
                        By = "system",
                        unit.Now,
                    }
                );
                var added = await unit.QuerySingleOrDefaultAsync<long>(
                    HoldSql.Add,
                    new
                    {
                        Tenant = tenant,
                        Block = (long)proposal.At.Number,
                        Hash = proposal.At.Hash.ToArray(),
                        Why = why,
                        draft.Publication.Leaving,
                        Eligible = draft.Publication.EligibleAfter,
                        unit.Now,
                    }
                );
                await SettleAsync(unit, draft, isHeld: true, why);
                await unit.AuditAsync(
                    new()
                    {
                        Tenant = tenant,
                        Actor = "system",
                        Action = "sietch.result_held",
                        Subject = $"hold {added}",
                        Details = new Dictionary<string, string> { ["why"] = why },
                    }
                );
                if (waiting is null)
                {
                    await unit.EnqueueAsync(PageAdminsJob.OfHold(tenant, added, why));
                }

                return added;
            },
            cancellation
        );
        metrics.Held();
        return new(null, new HeldResult(number, why), []);
    }

    /// <summary>The chain was read: failures end, and so does the grace, which nothing else clears.</summary>
    private static async Task SettleAsync(Unit unit, Draft draft, bool isHeld, string detail)
    {
        var (proposal, tenant) = (draft.Proposal, draft.Proposal.Community.Tenant);
        if (!isHeld)
        {
            await unit.ExecuteAsync(
                HoldSql.Withdraw,
                new
                {
                    Tenant = tenant,
                    By = proposal.Actor,
                    unit.Now,
                }
            );
        }

        if (proposal.SyncId is not { } sync)
        {
            return;
        }

        await unit.ExecuteAsync(
            EligibilitySql.MarkDone,
            new
            {
                Tenant = tenant,
                Id = sync,
                Outcome = isHeld ? "held" : "published",
                Detail = detail,
                unit.Now,
            }
        );
        await unit.ExecuteAsync(EligibilitySql.Succeed, new { Tenant = tenant, unit.Now });
        if (draft.State.GraceSince is not null)
        {
            await unit.AuditAsync(
                new()
                {
                    Tenant = tenant,
                    Actor = "system",
                    Action = "sietch.grace_left",
                }
            );
        }
    }

    private static AuditEntry Entry(Draft draft, long next) =>
        new()
        {
            Tenant = draft.Proposal.Community.Tenant,
            Actor = draft.Proposal.Actor,
            Action = "sietch.published",
            Subject = string.Create(CultureInfo.InvariantCulture, $"snapshot {next}"),
            Details = new Dictionary<string, string>
            {
                ["cause"] = draft.Proposal.Cause,
                ["block"] = draft.Proposal.At.Number.ToString(CultureInfo.InvariantCulture),
                ["changes"] = draft.Publication.Changes.Count.ToString(CultureInfo.InvariantCulture),
            },
        };
}
