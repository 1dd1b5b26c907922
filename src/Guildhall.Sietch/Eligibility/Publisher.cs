using System.Globalization;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility.Following;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Ranks a ledger and publishes the result, or holds it: snapshot, standings, changes and what the run was are
/// written in one unit.</summary>
internal sealed class Publisher(
    Db db,
    EligibilityBook book,
    HoldBook holds,
    Ledgers ledgers,
    RulingBook rulings,
    PublishedShelf shelf,
    EligibilityMetrics metrics,
    TimeProvider time
)
{
    private const int Tries = 5;

    /// <returns>Null where what is stored does not reach to that block, or what is to be confirmed waits no more.</returns>
    public async Task<Outcome?> TryPublishAsync(Proposal proposal, CancellationToken cancellation)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await ProposeAsync(proposal, cancellation) is not { } draft)
            {
                return null;
            }

            var held = proposal.Hold is null ? draft.WhyHeld : null;
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
        var community = proposal.Community;
        var state = await book.TryStateAsync(community.Tenant, cancellation);
        if (
            state is null
            || (proposal.Counted ?? await LastAsync(state, cancellation)) is not { } counted
            || await ledgers.TryGetAsync(community, counted.At, counted.Contracts, cancellation) is not { } ledger
            || (proposal.Hold is { } hold && await WaitingAsync(community, cancellation) != hold)
        )
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
            new(
                community.Places,
                counted.At.Number,
                proposal.IsSync,
                state.Snapshot == 0,
                proposal.Hold is not null,
                now
            )
        );
        return new(proposal, counted, state, ledger.Count, ranking, before, publication) { At = now };
    }

    /// <summary>Of the state that is to be followed: a ruling must not turn back what was read meanwhile.</summary>
    private async Task<Counted?> LastAsync(EligibilityState state, CancellationToken cancellation) =>
        await book.TrySnapshotAsync(state.TenantId, state.Snapshot, cancellation) is { } last
            ? new(last.Head, CountedContracts.Parse(last.Contracts))
            : null;

    private async Task<long?> WaitingAsync(Community community, CancellationToken cancellation) =>
        (await holds.TryWaitingAsync(community.Tenant, cancellation))?.Number;

    /// <returns>Null when another has published meanwhile.</returns>
    private async Task<Outcome?> StoreAsync(Draft draft, CancellationToken cancellation)
    {
        var (proposal, tenant) = (draft.Proposal, draft.Proposal.Community.Tenant);
        var next = draft.State.Snapshot + 1;
        var state = new
        {
            Tenant = tenant,
            Next = next,
            Expected = draft.State.Snapshot,
        };
        var puts = draft.Puts().ToList();
        var drops = draft.Drops().ToList();
        var changes = draft.ChangesOf(next).ToList();
        var snapshot = draft.SnapshotOf(next);
        var stored = await db.WriteAsync(
            async unit =>
            {
                if (
                    await unit.ExecuteAsync(EligibilitySql.Lock, state) != 1
                    || (
                        proposal.Hold is { } hold && !await HoldBook.TryConfirmAsync(unit, tenant, hold, proposal.Actor)
                    )
                )
                {
                    return false;
                }

                await unit.ExecuteAsync(EligibilitySql.Advance, state);
                await unit.ExecuteAsync(EligibilitySql.AddSnapshot, snapshot);
                await unit.ExecuteAsync(EligibilitySql.PutStanding, puts);
                await unit.ExecuteAsync(EligibilitySql.DropStanding, drops);
                await unit.ExecuteAsync(EligibilitySql.AddChange, changes);
                await SettleAsync(unit, draft, isHeld: false, $"snapshot {next}");
                await unit.AuditAsync(Entry(draft, next));
                await unit.EnqueueAsync(FollowSnapshotsJob.Of(tenant, next, unit.Now));
                return true;
            },
            cancellation
        );
        if (!stored)
        {
            return null;
        }

        metrics.Published(draft.Publication.Changes.Count);
        return new(next, null, draft.Publication.Changes);
    }

    /// <summary>The old list stays, and an admin is called.</summary>
    /// <returns>Null when another has published meanwhile.</returns>
    private async Task<Outcome?> HoldAsync(Draft draft, string why, CancellationToken cancellation)
    {
        var tenant = draft.Proposal.Community.Tenant;
        var number = await db.WriteAsync(
            async unit =>
            {
                if (
                    await unit.ExecuteAsync(
                        EligibilitySql.Lock,
                        new { Tenant = tenant, Expected = draft.State.Snapshot }
                    ) != 1
                )
                {
                    return default(long?);
                }

                var (held, isNews) = await HoldBook.PutAsync(unit, draft, why);
                await SettleAsync(unit, draft, isHeld: true, why);
                await unit.AuditAsync(
                    new()
                    {
                        Tenant = tenant,
                        Actor = "system",
                        Action = "sietch.result_held",
                        Subject = HoldBook.NameOf(held),
                        Details = new Dictionary<string, string> { ["why"] = why },
                    }
                );
                if (isNews)
                {
                    await unit.EnqueueAsync(
                        PageAdminsJob.OfHold(tenant, held, why, HoldText.Leaving(draft.Publication.Leaving))
                    );
                }

                return held;
            },
            cancellation
        );
        if (number is not { } added)
        {
            return null;
        }

        metrics.Held();
        return new(null, new HeldResult(added, why), []);
    }

    /// <summary>The chain was read: failures end, and so does the grace, which nothing else clears.</summary>
    private static async Task SettleAsync(Unit unit, Draft draft, bool isHeld, string detail)
    {
        var (proposal, tenant) = (draft.Proposal, draft.Proposal.Community.Tenant);
        if (!isHeld)
        {
            await HoldBook.PassAsync(unit, draft);
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
        if (draft.State.GraceSince is { } since)
        {
            await unit.AuditAsync(
                new()
                {
                    Tenant = tenant,
                    Actor = "system",
                    Action = "sietch.grace_left",
                }
            );
            await unit.EnqueueAsync(PageAdminsJob.OfGraceEnd(tenant, since, isHeld));
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
                ["block"] = draft.Counted.At.Number.ToString(CultureInfo.InvariantCulture),
                ["changes"] = draft.Publication.Changes.Count.ToString(CultureInfo.InvariantCulture),
            },
        };
}
