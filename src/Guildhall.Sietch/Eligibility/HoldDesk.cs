using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>What an admin does about a result that the brake held.</summary>
internal sealed class HoldDesk(Db db, EligibilityBook book, Publisher publisher)
{
    /// <summary>Publishes what was held, as of its own block.</summary>
    /// <param name="actor">As audit rows name them.</param>
    public async Task<Result<Outcome>> ConfirmAsync(
        Community community,
        long number,
        string actor,
        CancellationToken cancellation
    )
    {
        var hold = await book.TryWaitingHoldAsync(community.Tenant, cancellation);
        if (hold?.Number != number)
        {
            return HoldRefusals.NotWaiting(number, hold);
        }

        var confirm = new
        {
            community.Tenant,
            Number = number,
            By = actor,
        };
        var isOurs = await db.WriteAsync(
            async unit =>
            {
                var changed = await unit.ExecuteAsync(
                    HoldSql.Confirm,
                    new
                    {
                        confirm.Tenant,
                        confirm.Number,
                        confirm.By,
                        unit.Now,
                    }
                );
                if (changed == 1)
                {
                    await unit.AuditAsync(
                        new()
                        {
                            Tenant = community.Tenant,
                            Actor = actor,
                            Action = "sietch.result_confirmed",
                            Subject = string.Create(CultureInfo.InvariantCulture, $"hold {number}"),
                            Details = new Dictionary<string, string> { ["why"] = hold.Why },
                        }
                    );
                }

                return changed == 1;
            },
            cancellation
        );
        if (!isOurs)
        {
            return HoldRefusals.NotWaiting(number, null);
        }

        var outcome = await publisher.TryPublishAsync(
            new()
            {
                Community = community,
                At = hold.Head,
                Contracts = CountedContracts.Of(community.Chain),
                Cause = "confirmed",
                Actor = actor,
                IsConfirmed = true,
            },
            cancellation
        );
        return outcome is null ? HoldRefusals.ChainMoved : outcome;
    }
}
