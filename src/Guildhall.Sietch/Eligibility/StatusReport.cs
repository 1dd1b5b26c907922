using System.Globalization;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Chain.Audits;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Eligibility;

/// <summary>How a community's syncs go, one sentence a line; the same in Discord and on the command line.</summary>
internal sealed class StatusReport(Db db, EligibilityBook book, HoldBook holds, LostLinks links)
{
    /// <summary>What follows where every endpoint is a little behind.</summary>
    public const string BehindMeans =
        "That block is read already: what is published stands, and the next reading looks again.";

    private const string AgainMeans = "It is tried again by itself, at least every half hour.";

    public async Task<IReadOnlyList<string>> LinesAsync(
        Community community,
        Func<DateTimeOffset, string> at,
        CancellationToken cancellation
    ) =>
        [
            .. await OfChainAsync(community, at, cancellation),
            .. await links.TallyAsync(community.Tenant, cancellation) is { Lost: > 0 and var lost }
                ? [LinkTally.Means(lost)]
                : Array.Empty<string>(),
        ];

    private async Task<IReadOnlyList<string>> OfChainAsync(
        Community community,
        Func<DateTimeOffset, string> at,
        CancellationToken cancellation
    )
    {
        if (!community.IsFollowed)
        {
            return [EligibilityRefusals.NotYet(community).Message];
        }

        var tenant = community.Tenant;
        if (await book.TryStateAsync(tenant, cancellation) is not { } state)
        {
            return ["The chain has not been read yet."];
        }

        var snapshot = await book.TrySnapshotAsync(tenant, state.Snapshot, cancellation);
        var run = await book.TryLastSyncAsync(tenant, cancellation);
        var audit = await AuditRun.TryLastAsync(db, tenant, cancellation);
        var alone = community.Chain.HasSeveral
            ? await ChainBook.TryFirstAloneAsync(db, community.Chain.Id, cancellation)
            : null;
        var hold = await holds.TryWaitingAsync(tenant, cancellation);
        return
        [
            snapshot is null
                ? "Nothing is published yet."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Published: snapshot {snapshot.Number} of block {snapshot.Block}, {snapshot.Eligible} eligible of {snapshot.Wallets} wallets, {at(snapshot.MadeAt)}."
                ),
            state.LastSuccessAt is { } success ? $"Last read: {at(success)}." : "The chain was never read to its head.",
            .. run is { Outcome: SyncRow.Behind, EndedAt: { } asked }
                ? [$"Asked again {at(asked)}: {run.Detail} {BehindMeans}"]
                : Array.Empty<string>(),
            .. state.Failures > 0
                ?
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Failed {state.Failures} times in a row, last {at(state.LastAttemptAt!.Value)}: {state.Failure} {AgainMeans}"
                    ),
                ]
                : Array.Empty<string>(),
            .. alone is { } first
                ?
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"From block {first} on there are parts that one endpoint told alone; they are compared as soon as another answers."
                    ),
                ]
                : Array.Empty<string>(),
            .. audit is null ? Array.Empty<string>() : [$"History audited {at(audit.EndedAt)}: {Judged(audit)}"],
            .. state.GraceSince is { } grace
                ? [$"In grace {at(grace)}: the old list is served, and nobody loses a role by it."]
                : Array.Empty<string>(),
            .. hold is null
                ? Array.Empty<string>()
                :
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Held (hold {hold.Number}): {hold.Why} The list of before is served meanwhile. If it is true on the chain, `/sietch confirm hold:{hold.Number}` publishes it. If not, look at the endpoints and the vaults; the next reading looks again."
                    ),
                    .. HoldText.Leaving(hold.Leavers) is { } leaving ? [leaving] : Array.Empty<string>(),
                ],
            .. community.Channels.Admins is null
                ?
                [
                    "No `admins` channel is set in the tenant file: what needs an admin is told here and in the log alone.",
                ]
                : Array.Empty<string>(),
        ];
    }

    private static string Judged(AuditRow audit) =>
        audit.State switch
        {
            "same" => "another endpoint tells the same.",
            "different" => "another endpoint tells it otherwise; `guildhall eligibility audit --once` says where.",
            _ => $"not all of it. {audit.Why}",
        };
}
