using System.Globalization;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>How a community's syncs go, one sentence a line; the same in Discord and on the command line.</summary>
internal static class StatusText
{
    public static async Task<IReadOnlyList<string>> OfAsync(
        Community community,
        EligibilityBook book,
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
        var hold = await book.TryWaitingHoldAsync(tenant, cancellation);
        return
        [
            snapshot is null
                ? "Nothing is published yet."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Published: snapshot {snapshot.Number} of block {snapshot.Block}, {snapshot.Eligible} eligible of {snapshot.Wallets} wallets, {at(snapshot.MadeAt)}."
                ),
            state.LastSuccessAt is { } success ? $"Last read: {at(success)}." : "The chain was never read to its head.",
            .. state.Failures > 0
                ?
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Failed {state.Failures} times in a row, last {at(state.LastAttemptAt!.Value)}: {state.Failure}"
                    ),
                ]
                : Array.Empty<string>(),
            .. state.GraceSince is { } grace
                ? [$"In grace {at(grace)}: the old list is served, and nobody loses a role by it."]
                : Array.Empty<string>(),
            .. hold is null
                ? Array.Empty<string>()
                : [string.Create(CultureInfo.InvariantCulture, $"Held (hold {hold.Number}): {hold.Why}")],
        ];
    }
}
