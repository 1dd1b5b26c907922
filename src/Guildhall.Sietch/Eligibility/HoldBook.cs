using System.Globalization;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Eligibility;

/// <summary>What the brake held, as stored.</summary>
internal sealed class HoldBook(Db db)
{
    /// <summary>Null where nothing waits for an admin.</summary>
    public Task<HoldRow?> TryWaitingAsync(TenantId tenant, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<HoldRow>(HoldSql.Waiting, new { Tenant = tenant }, cancellation);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<HoldRow>> LastAsync(TenantId tenant, int limit, CancellationToken cancellation) =>
        db.QueryAsync<HoldRow>(HoldSql.Last, new { Tenant = tenant, Limit = limit }, cancellation);

    /// <summary>Puts it in the place of what waits. The same once more keeps its number, and is no news.</summary>
    public static async Task<(long Number, bool IsNews)> PutAsync(Unit unit, Draft draft, string why)
    {
        var row = draft.HoldOf(why, unit.Now);
        if (await unit.QuerySingleOrDefaultAsync<long?>(HoldSql.Renew, row) is { } known)
        {
            return (known, false);
        }

        await unit.ExecuteAsync(HoldSql.Withdraw, row);
        return (await unit.QuerySingleOrDefaultAsync<long>(HoldSql.Add, row), true);
    }

    /// <summary>Another result was published: what waited for an admin no longer does.</summary>
    public static Task PassAsync(Unit unit, Draft draft) =>
        unit.ExecuteAsync(
            HoldSql.Withdraw,
            new
            {
                draft.Proposal.Community.Tenant,
                By = draft.Proposal.Actor,
                UpTo = draft.Proposal.Counted is null ? (long)draft.Counted.At.Number : long.MaxValue,
                unit.Now,
            }
        );

    /// <summary>False where it does not wait any more.</summary>
    public static async Task<bool> TryConfirmAsync(Unit unit, TenantId tenant, long number, string actor)
    {
        var why = await unit.QuerySingleOrDefaultAsync<string>(
            HoldSql.Confirm,
            new
            {
                Tenant = tenant,
                Number = number,
                By = actor,
                unit.Now,
            }
        );
        if (why is not null)
        {
            await unit.AuditAsync(
                new()
                {
                    Tenant = tenant,
                    Actor = actor,
                    Action = "sietch.result_confirmed",
                    Subject = NameOf(number),
                    Details = new Dictionary<string, string> { ["why"] = why },
                }
            );
        }

        return why is not null;
    }

    /// <summary>As audit rows name it.</summary>
    public static string NameOf(long number) => string.Create(CultureInfo.InvariantCulture, $"hold {number}");
}
