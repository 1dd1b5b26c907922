using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Mass;

/// <summary>Takes a mass action back for one person: what it ended holds again until its own end, and what somebody has decided
/// since stays as it is.</summary>
internal sealed class Reversals(
    CaseBook cases,
    SingleActs acts,
    MassBook book,
    Pseudonyms pseudonyms,
    Db db,
    TimeProvider time
)
{
    private static readonly TimeSpan leastLeft = TimeSpan.FromSeconds(1);

    public async Task RunAsync(
        MassAction action,
        MassOrder order,
        Staff actor,
        MassTarget row,
        Target target,
        CancellationToken cancellation
    )
    {
        if (!await HoldsAsync(action, order, row, cancellation))
        {
            await book.SetAsync(action, row, MassTarget.Kept, null, null, cancellation);
            return;
        }

        var ended = await EndedAsync(action, order, row, cancellation);
        var left = ended?.ExpiresAt - time.GetUtcNow();
        if (order.Kind == CaseKind.Unban && left < leastLeft)
        {
            // By now it would have ended by itself.
            await book.SetAsync(action, row, MassTarget.Kept, null, null, cancellation);
            return;
        }

        var request = Request(action, order, actor, target);
        Func<Unit, Task>? alongside =
            order.Kind != CaseKind.Unban && ended is not null && !(left < leastLeft)
                ? unit => MuteAgainAsync(unit, ended, actor)
                : null;
        await acts.RunAsync(
            action,
            row,
            order.Kind == CaseKind.Unban ? request with { Duration = left } : request,
            MassTarget.Undone,
            MassTarget.Kept,
            alongside,
            cancellation
        );
    }

    private static ActionRequest Request(MassAction action, MassOrder order, Staff actor, Target target) =>
        SingleActs.Request(action, order, actor, target) with
        {
            Kind = order.Kind switch
            {
                CaseKind.Ban => CaseKind.Unban,
                CaseKind.Mute => CaseKind.Unmute,
                _ => CaseKind.Ban,
            },
            Key = action.UndoKeyOf(target.User),
            Reason = $"mass {MassText.Verb(order.Kind)} taken back",
            Duration = null,
            TakesBack = true,
        };

    /// <summary>False where there is nothing of this action left to take back. What was begun already goes on.</summary>
    private async Task<bool> HoldsAsync(
        MassAction action,
        MassOrder order,
        MassTarget row,
        CancellationToken cancellation
    )
    {
        if (order.Kind is not (CaseKind.Ban or CaseKind.Mute))
        {
            return order.Kind == CaseKind.Unban;
        }

        if (await cases.FindByKeyAsync(action.GuildId, action.UndoKeyOf(row.UserId), cancellation) is not null)
        {
            return true;
        }

        var own = row.CaseNumber is { } number
            ? await cases.FindAsync(new(action.GuildId, number), cancellation)
            : null;
        return own is null or { Effect: Effect.Active };
    }

    /// <summary>What held before: of a ban or a mute the mute in whose place it stands, of an unban the ban.</summary>
    private async Task<Case?> EndedAsync(
        MassAction action,
        MassOrder order,
        MassTarget row,
        CancellationToken cancellation
    )
    {
        if (row.CaseNumber is not { } number)
        {
            return null;
        }

        var subject = pseudonyms.SubjectOf(row.UserId);
        var (kind, effect) =
            order.Kind == CaseKind.Unban ? (CaseKind.Ban, Effect.Revoked) : (CaseKind.Mute, Effect.Superseded);
        return await db.QuerySingleOrDefaultAsync<Case>(
            CaseSql.EndedBy,
            new
            {
                Guild = action.GuildId,
                Target = subject.Id,
                subject.Erased,
                Kind = kind.Stored(),
                Effect = effect.Stored(),
                Why = string.Create(CultureInfo.InvariantCulture, $"#{number}"),
            },
            cancellation
        );
    }

    /// <summary>Whoever is not here is muted again at the next join.</summary>
    private static async Task MuteAgainAsync(Unit unit, Case mute, Staff by)
    {
        if (await unit.ReviveCaseAsync(mute, by))
        {
            await unit.EnqueueAsync(new RenewMuteJob(mute.GuildId, mute.Number, unit.Now, false));
        }
    }
}
