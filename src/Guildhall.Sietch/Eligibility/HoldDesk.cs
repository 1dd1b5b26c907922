using Guildhall.Core;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>What an admin does about a result that the brake held.</summary>
internal sealed class HoldDesk(HoldBook holds, Publisher publisher)
{
    /// <summary>Publishes what was held, as of its own block, and marks it confirmed in the same unit.</summary>
    /// <param name="actor">As audit rows name them.</param>
    public async Task<Result<Outcome>> ConfirmAsync(
        Community community,
        long number,
        string actor,
        CancellationToken cancellation
    )
    {
        var hold = await holds.TryWaitingAsync(community.Tenant, cancellation);
        if (hold?.Number != number)
        {
            return HoldRefusals.NotWaiting(number, hold);
        }

        var outcome = await publisher.TryPublishAsync(
            new()
            {
                Community = community,
                Counted = new(hold.Head, CountedContracts.Of(community.Chain)),
                Cause = "confirmed",
                Actor = actor,
                Hold = number,
            },
            cancellation
        );
        if (outcome is not null)
        {
            return outcome;
        }

        var waiting = await holds.TryWaitingAsync(community.Tenant, cancellation);
        return waiting?.Number == number ? HoldRefusals.ChainMoved : HoldRefusals.NotWaiting(number, waiting);
    }
}
