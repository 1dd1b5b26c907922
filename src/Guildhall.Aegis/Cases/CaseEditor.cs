using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Webhooks;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;

namespace Guildhall.Aegis.Cases;

/// <summary>Changes cases afterwards, for commands, buttons, API and dashboard alike: rights are asked, the version that was
/// seen must still be the version, and before and after stand in the audit log.</summary>
internal sealed class CaseEditor(Db db, CaseBook book, Gates gates, EvidenceReach reach)
{
    private const int LongestReason = 1000;

    /// <summary>The case, where the staff may see it; else <c>aegis.unknown_case</c>.</summary>
    public async Task<Result<Case>> ViewAsync(Staff staff, long number, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(staff, CaseNeeds.View, cancellation) is { } closed)
        {
            return closed;
        }

        var row = await book.FindAsync(new(staff.Guild, number), cancellation);
        if (row is null || (row.IsHidden && !await MayAdministerAsync(staff, cancellation)))
        {
            return CaseRefusals.Unknown(number);
        }

        if (row.IsHidden)
        {
            await db.WriteAsync(
                unit => unit.AuditAsync(Entry(staff, "case.hidden_viewed", number, null, null)),
                cancellation
            );
        }

        return row;
    }

    /// <param name="version">That the editor saw; null takes whatever there is.</param>
    public Task<Result<Case>> SetReasonAsync(
        Staff staff,
        long number,
        string reason,
        long? version,
        CancellationToken cancellation
    )
    {
        var text = ReadableText.Clean(reason) ?? "";
        return text.Length is 0 or > LongestReason
            ? Task.FromResult<Result<Case>>(CaseRefusals.BadReason(text.Length))
            : ChangeAsync(
                staff,
                number,
                version,
                "case.reason_changed",
                row => row.Reason,
                async (unit, row) =>
                {
                    var change = new
                    {
                        Guild = row.GuildId,
                        row.Number,
                        row.Version,
                        Reason = text,
                    };
                    return await unit.ExecuteAsync(CaseEditSql.SetReason, change) == 1 ? text : null;
                },
                cancellation
            );
    }

    /// <summary>The end counts from the beginning of the case; null is for good. Its timer moves with it.</summary>
    public async Task<Result<Case>> SetDurationAsync(
        Staff staff,
        long number,
        TimeSpan? length,
        long? version,
        CancellationToken cancellation
    )
    {
        if (!(await ViewAsync(staff, number, cancellation)).TryGet(out var seen, out var refusal))
        {
            return refusal;
        }

        if (!seen.Lasts || !seen.IsInForce)
        {
            return CaseRefusals.HasNoDuration(seen);
        }

        Refusal? tooShort = null;
        var changed = await ChangeAsync(
            staff,
            number,
            version,
            "case.duration_changed",
            row => CaseText.Length(row),
            async (unit, row) =>
            {
                var end = length is { } time ? row.CreatedAt + time : (DateTimeOffset?)null;
                if (end <= unit.Now)
                {
                    tooShort = CaseRefusals.EndsInThePast(row);
                    return null;
                }

                return await MoveEndAsync(unit, row, length, end) ? DurationOf(length) : null;
            },
            cancellation
        );
        return tooShort is null ? changed : tooShort;
    }

    public Task<Result<Case>> AddNoteAsync(Staff staff, long number, string text, CancellationToken cancellation) =>
        ReadableText.Clean(text) is null
            ? Task.FromResult<Result<Case>>(CaseRefusals.EmptyNote)
            : AttachAsync(
                staff,
                number,
                "case.note_added",
                async (unit, row) =>
                {
                    await unit.AddNoteAsync(row.Key, staff, text);
                    return null;
                },
                cancellation
            );

    public Task<Result<Case>> AddLabelAsync(Staff staff, long number, string label, CancellationToken cancellation) =>
        ReadableText.Clean(label) is null
            ? Task.FromResult<Result<Case>>(CaseRefusals.EmptyLabel)
            : AttachAsync(
                staff,
                number,
                "case.labelled",
                async (unit, row) => await unit.AddLabelAsync(row.Key, label) ? null : CaseRefusals.HasLabel(label),
                cancellation
            );

    public Task<Result<Case>> RemoveLabelAsync(
        Staff staff,
        long number,
        string label,
        CancellationToken cancellation
    ) =>
        AttachAsync(
            staff,
            number,
            "case.label_removed",
            async (unit, row) => await unit.RemoveLabelAsync(row.Key, label) ? null : CaseRefusals.HasNoLabel(label),
            cancellation
        );

    public async Task<Result<Case>> LinkAsync(Staff staff, long number, long other, CancellationToken cancellation)
    {
        if (number == other)
        {
            return CaseRefusals.LinksItself;
        }

        return (await ViewAsync(staff, other, cancellation)).TryGet(out _, out var refusal)
            ? await AttachAsync(
                staff,
                number,
                "case.linked",
                async (unit, row) => await unit.LinkAsync(row.Key, other) ? null : CaseRefusals.LinkedAlready(other),
                cancellation
            )
            : refusal;
    }

    /// <summary>Copied by a job, at once.</summary>
    public async Task<Result<Case>> KeepAsync(
        Staff staff,
        long number,
        IReadOnlyList<EvidenceSource> evidence,
        CancellationToken cancellation
    ) =>
        (
            await gates.CheckAsync(staff, CaseNeeds.Evidence, cancellation)
            ?? await reach.CheckAsync(staff, evidence, cancellation)
        )
            is { } closed
            ? closed
            : await AttachAsync(
                staff,
                number,
                "case.evidence_added",
                async (unit, row) =>
                {
                    await unit.KeepEvidenceAsync(row.Key, staff, evidence);
                    return null;
                },
                cancellation
            );

    private static async Task<bool> MoveEndAsync(Unit unit, Case row, TimeSpan? length, DateTimeOffset? end)
    {
        var change = new
        {
            Guild = row.GuildId,
            row.Number,
            row.Version,
            Duration = length,
            End = end,
        };
        if (await unit.ExecuteAsync(CaseEditSql.SetDuration, change) == 0)
        {
            return false;
        }

        await unit.StopTimersAsync(row);
        await unit.StartTimersAsync(row with { Duration = length, ExpiresAt = end });
        if (row.Kind == CaseKind.Mute)
        {
            await unit.EnqueueAsync(new RenewMuteJob(row.GuildId, row.Number, unit.Now, false));
        }

        return true;
    }

    private async Task<Result<Case>> ChangeAsync(
        Staff staff,
        long number,
        long? version,
        string action,
        Func<Case, string?> before,
        Func<Unit, Case, Task<string?>> change,
        CancellationToken cancellation
    )
    {
        if (!(await EditableAsync(staff, number, cancellation)).TryGet(out var row, out var refusal))
        {
            return refusal;
        }

        if (version is { } seen && seen != row.Version)
        {
            return CaseRefusals.Changed(row);
        }

        var isDone = await db.WriteAsync(
            async unit =>
            {
                if (await change(unit, row) is not { } after)
                {
                    return false;
                }

                await unit.AuditAsync(Entry(staff, action, number, before(row), after));
                await unit.PostCaseAsync(row.Key);
                await unit.AnnounceAsync(CaseEvents.Of(action, row, staff.Actor));
                return true;
            },
            cancellation
        );
        return isDone ? (await book.FindAsync(row.Key, cancellation))! : CaseRefusals.Changed(row);
    }

    private async Task<Result<Case>> AttachAsync(
        Staff staff,
        long number,
        string action,
        Func<Unit, Case, Task<Refusal?>> attach,
        CancellationToken cancellation
    )
    {
        if (!(await ViewAsync(staff, number, cancellation)).TryGet(out var row, out var refusal))
        {
            return refusal;
        }

        if (row.IsDeleted)
        {
            return CaseRefusals.Deleted(row);
        }

        refusal = await db.WriteAsync(
            async unit =>
            {
                var refused = await attach(unit, row);
                if (refused is null)
                {
                    await unit.AuditAsync(Entry(staff, action, number, null, null));
                    await unit.AnnounceAsync(CaseEvents.Of(action, row, staff.Actor));
                }

                return refused;
            },
            cancellation
        );
        return refusal is null ? row : refusal;
    }

    /// <summary>One's own, or anybody's with <c>mod:edit</c>.</summary>
    public async Task<Result<Case>> EditableAsync(Staff staff, long number, CancellationToken cancellation)
    {
        if (!(await ViewAsync(staff, number, cancellation)).TryGet(out var row, out var refusal))
        {
            return refusal;
        }

        if (row.IsDeleted)
        {
            return CaseRefusals.Deleted(row);
        }

        var isOwn = staff.User is { } user && row.ActorId == user;
        return !isOwn && await gates.CheckAsync(staff, CaseNeeds.Edit, cancellation) is { } closed ? closed : row;
    }

    private async Task<bool> MayAdministerAsync(Staff staff, CancellationToken cancellation) =>
        await gates.CheckAsync(staff, CaseNeeds.Administer, cancellation) is null;

    private static string DurationOf(TimeSpan? length) => length is { } time ? DurationText.Write(time) : "for good";

    private static AuditEntry Entry(Staff staff, string action, long number, string? before, string? after)
    {
        var details = new Dictionary<string, string>();
        // What people wrote is not kept in the audit log: its length says that it was changed.
        if (action == "case.reason_changed")
        {
            details["before"] = Length(before);
            details["after"] = Length(after);
        }
        else if (after is not null)
        {
            details["before"] = before ?? "";
            details["after"] = after;
        }

        return new()
        {
            Guild = staff.Guild,
            Actor = staff.Actor,
            Action = action,
            Subject = CaseWrites.Subject(number),
            Details = details,
        };
    }

    private static string Length(string? text) =>
        string.Create(CultureInfo.InvariantCulture, $"{text?.Length ?? 0} characters");
}
