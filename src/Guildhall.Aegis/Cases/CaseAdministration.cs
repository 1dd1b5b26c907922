using Guildhall.Aegis.Access;
using Guildhall.Aegis.Webhooks;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;

namespace Guildhall.Aegis.Cases;

/// <summary>Hides, deletes and restores cases, for those with <c>mod:admin</c>.</summary>
internal sealed class CaseAdministration(Db db, CaseBook book, Gates gates)
{
    public Task<Result<Case>> SetHiddenAsync(Staff staff, long number, bool hidden, CancellationToken cancellation) =>
        AdministerAsync(
            staff,
            number,
            hidden ? "case.hidden" : "case.shown",
            CaseEditSql.SetHidden,
            row => row.IsHidden == hidden ? CaseRefusals.NothingToChange : null,
            hidden,
            cancellation
        );

    /// <summary>Leaves a tombstone: number, who and when. What it did in Discord stays until it is lifted.</summary>
    public Task<Result<Case>> DeleteAsync(Staff staff, long number, CancellationToken cancellation) =>
        AdministerAsync(
            staff,
            number,
            "case.deleted",
            CaseEditSql.Delete,
            row =>
                row.IsDeleted ? CaseRefusals.NothingToChange
                : row is { IsInForce: true, Lasts: true } ? CaseRefusals.StillHolds(row)
                : null,
            hidden: false,
            cancellation
        );

    public Task<Result<Case>> RestoreAsync(Staff staff, long number, CancellationToken cancellation) =>
        AdministerAsync(
            staff,
            number,
            "case.restored",
            CaseEditSql.Restore,
            row => row.IsDeleted ? null : CaseRefusals.NothingToChange,
            hidden: false,
            cancellation
        );

    private async Task<Result<Case>> AdministerAsync(
        Staff staff,
        long number,
        string action,
        string sql,
        Func<Case, Refusal?> check,
        bool hidden,
        CancellationToken cancellation
    )
    {
        if (await gates.CheckAsync(staff, CaseNeeds.Administer, cancellation) is { } closed)
        {
            return closed;
        }

        if (await book.FindAsync(new(staff.Guild, number), cancellation) is not { } row)
        {
            return CaseRefusals.Unknown(number);
        }

        if (check(row) is { } refusal)
        {
            return refusal;
        }

        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    sql,
                    new
                    {
                        Guild = row.GuildId,
                        row.Number,
                        unit.Now,
                        By = staff.User,
                        ByName = staff.Name,
                        Hidden = hidden ? 1 : 0,
                    }
                );
                await unit.AuditAsync(
                    new()
                    {
                        Guild = staff.Guild,
                        Actor = staff.Actor,
                        Action = action,
                        Subject = CaseWrites.Subject(number),
                    }
                );
                await unit.PostCaseAsync(row.Key);
                await unit.AnnounceAsync(CaseEvents.Of(action, row, staff.Actor));
            },
            cancellation
        );
        return (await book.FindAsync(row.Key, cancellation))!;
    }
}
