using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Points;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Cases;

/// <summary>Takes cases back, for the button and the command alike.</summary>
internal sealed class CaseRevocations(StaffCalls calls, Targets targets, Gates gates, CaseBook book, Db db)
{
    /// <summary>What lifts a case of that kind; null where there is nothing to lift.</summary>
    public static CaseKind? Opposite(CaseKind kind) =>
        kind switch
        {
            CaseKind.Ban => CaseKind.Unban,
            CaseKind.Mute => CaseKind.Unmute,
            CaseKind.Quarantine => CaseKind.Unquarantine,
            _ => null,
        };

    public async Task<Result<Reply>> RevokeAsync(
        RequestContext context,
        Case row,
        string? reason,
        CancellationToken cancellation
    )
    {
        var why = string.Create(CultureInfo.InvariantCulture, $"Revoked case #{row.Number}");
        why = ReadableText.Clean(reason) is { } said ? $"{why}: {said}" : why;
        if (Opposite(row.Kind) is not { } kind)
        {
            return await WithdrawAsync(Staff.Of(context), row, why, cancellation);
        }

        if (!row.IsInForce && row is not { Execution: Execution.Pending, Effect: Effect.Active, IsDeleted: false })
        {
            return CaseRefusals.NothingToChange;
        }

        if (!(await targets.FindAsync(row.GuildId, row.TargetId, cancellation)).TryGet(out var target, out var refusal))
        {
            return refusal;
        }

        return await calls.CarryOutAsync(StaffCalls.Begin(context, kind, target) with { Reason = why }, cancellation);
    }

    private async Task<Result<Reply>> WithdrawAsync(Staff staff, Case row, string why, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(staff, CaseNeeds.Edit, cancellation) is { } closed)
        {
            return closed;
        }

        // A role or a lock ends by its own means.
        if (row.IsDeleted || row.Lasts || row.Effect != Effect.Active)
        {
            return CaseRefusals.NothingToChange;
        }

        var isEnded = await db.WriteAsync(unit => unit.EndCaseAsync(row, Effect.Revoked, staff, why), cancellation);
        var points =
            row.Points > 0 ? string.Create(CultureInfo.InvariantCulture, $" Its {row.Points} points are gone.") : "";
        var rest = points.Length > 0 ? await TellFollowedAsync(row, cancellation) : "";
        return isEnded
            ? new Reply(string.Create(CultureInfo.InvariantCulture, $"Case #{row.Number} is revoked.{points}{rest}"))
            : CaseRefusals.NothingToChange;
    }

    /// <summary>What the points led to was decided then, and holds on: that is said, with the way to lift it.</summary>
    private async Task<string> TellFollowedAsync(Case row, CancellationToken cancellation)
    {
        var followed = await book.FindByKeyAsync(row.GuildId, ClimbLadder.KeyOf(row.Number), cancellation);
        return followed is { IsInForce: true, Lasts: true }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $" The {followed.Kind.Stored()} that they led to, case #{followed.Number}, stays in force; `/case revoke number:{followed.Number}` lifts it."
            )
            : "";
    }
}
