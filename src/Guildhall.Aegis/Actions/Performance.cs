using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Actions.Notices;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Actions;

/// <summary>Carries out a case that is open: tells the person, calls Discord, and writes how it ended.</summary>
internal sealed class Performance(
    Db db,
    Attempts attempts,
    DirectNotices notices,
    Pseudonyms pseudonyms,
    AegisMetrics metrics,
    TimeProvider time
)
{
    // Who was told by a process that died is not told again long after.
    private static readonly TimeSpan noticeAge = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan jobPatience = TimeSpan.FromSeconds(5);

    public async Task<CaseOutcome> PerformAsync(
        Opening opening,
        ActionRequest request,
        PersonLock? held,
        CancellationToken cancellation
    )
    {
        var row = opening.Case!;
        if (row.Execution == Execution.Applied)
        {
            metrics.Acted(row, "done");
            return new(row, OutcomeState.Done) { Follows = opening.Follows };
        }

        var notice = row.Dm == DmState.Pending ? await notices.SendAsync(row, cancellation) : new Notice(row.Dm, null);
        var told = row with { Dm = notice.State };
        var attempt = opening.NeedsNoCall
            ? new Attempt(AttemptResult.Done, told)
            : await attempts.DoAsync(told, request.Patience, cancellation);
        var sent = opening.NeedsNoCall ? opening.Case!.SentReason : AuditReason.Of(told);
        var ending = new Ending(attempt, notice, sent, request.Actor, held) { Answer = request.Answer };
        return (await EndAsync(ending)) with { Follows = opening.Follows };
    }

    /// <summary>Goes on where somebody stopped, or where Discord asked to wait: the real state is read first.</summary>
    /// <exception cref="JobDelayedException">Discord asks to wait.</exception>
    /// <exception cref="DiscordSilentException">Nobody knows what became of it.</exception>
    public async Task<CaseOutcome> ResumeAsync(Case row, JobRun run, PersonLock held, CancellationToken cancellation)
    {
        var by = StaffOf(row);
        var state = await attempts.TryReadAsync(row, cancellation);
        if (state is null && !run.IsLast)
        {
            throw new DiscordSilentException();
        }

        if (state == DeedState.Done)
        {
            // Of a warning the telling is all there is to do; of everything else it may have been done before the act.
            var told =
                row.Kind == CaseKind.Warn
                    ? await NoticeOfAsync(row, cancellation)
                    : new Notice(row.Dm == DmState.Pending ? DmState.Unconfirmed : row.Dm, null);
            return await EndAsync(new(new(AttemptResult.Done, row), told, SentBy(row), by, held));
        }

        var notice = await NoticeOfAsync(row, cancellation);
        var begun = row with
        {
            Dm = notice.State,
            Execution = state == DeedState.HalfDone ? Execution.Partial : row.Execution,
        };
        var attempt = await attempts.DoAsync(begun, jobPatience, cancellation);
        if (attempt.Result == AttemptResult.Unknown && run.IsLast)
        {
            attempt = attempt with { Result = AttemptResult.Refused, Refusal = ActionRefusals.Given };
        }

        var outcome = await EndAsync(new(attempt, notice, AuditReason.Of(begun), by, held) { IsJob = true });
        return (outcome.State, attempt.Result) switch
        {
            (OutcomeState.Queued, AttemptResult.Limited) => throw new JobDelayedException(
                attempt.Wait,
                "Discord asks to wait."
            ),
            (OutcomeState.Queued, _) => throw new DiscordSilentException(),
            _ => outcome,
        };
    }

    private async Task<Notice> NoticeOfAsync(Case row, CancellationToken cancellation)
    {
        if (row.Dm != DmState.Pending)
        {
            return new(row.Dm, null);
        }

        return time.GetUtcNow() - row.CreatedAt < noticeAge
            ? await notices.SendAsync(row, cancellation)
            : new(DmState.Skipped, null);
    }

    private async Task<CaseOutcome> EndAsync(Ending ending)
    {
        var row = ending.Attempt.Case;
        // CancellationToken.None: what has happened in Discord is written, whatever became of the caller.
        var outcome = await db.WriteAsync(
            unit => EndAsync(unit, ending, pseudonyms.SubjectOf(row.TargetId)),
            CancellationToken.None
        );
        metrics.Acted(row, outcome.State.Stored());
        return outcome;
    }

    private static async Task<CaseOutcome> EndAsync(Unit unit, Ending ending, CaseSubject target)
    {
        var row = ending.Attempt.Case;
        if (ending.Notice.Opened is { } channel)
        {
            await DmChannels.RememberAsync(unit, row.TargetId, channel);
        }

        var outcome = ending.Attempt.Result switch
        {
            AttemptResult.Done => await ApplyAsync(unit, ending, target),
            AttemptResult.Refused => await FailAsync(unit, ending),
            _ => await WaitAsync(unit, ending),
        };
        if (ending.Held is { } held)
        {
            await held.ReleaseAsync(unit);
        }

        return outcome;
    }

    private static async Task<CaseOutcome> ApplyAsync(Unit unit, Ending ending, CaseSubject target)
    {
        var row = ending.Attempt.Case;
        await DropFallbackAsync(unit, ending);
        await unit.ApplyCaseAsync(row, target, ending.Notice.State, ending.SentReason, ending.By);
        if (ending.Notice.Again is { } wait)
        {
            await unit.EnqueueAsync(new SendNoticeJob(row.GuildId, row.Number, ending.Answer), unit.Now + wait);
        }

        return new(
            row with
            {
                Execution = Execution.Applied,
                Dm = ending.Notice.State,
                AppliedAt = unit.Now,
                SentReason = ending.SentReason,
                Version = row.Version + 1,
            },
            OutcomeState.Done
        );
    }

    private static async Task<CaseOutcome> FailAsync(Unit unit, Ending ending)
    {
        var row = ending.Attempt.Case;
        var refusal = ending.Attempt.Refusal!;
        await DropFallbackAsync(unit, ending);
        // Nobody is told later of what did not happen.
        var dm = ending.Notice.State == DmState.Pending ? DmState.Skipped : ending.Notice.State;
        await unit.FailCaseAsync(row, refusal.Code, dm);
        return new(
            row with
            {
                Execution = Execution.Failed,
                Failure = refusal.Code,
                Dm = dm,
                Version = row.Version + 1,
            },
            OutcomeState.Failed,
            refusal
        );
    }

    /// <summary>Where somebody waits for the answer, the job stands in for it until it was sent: a process that dies between
    /// the two leaves nobody before "thinking…".</summary>
    private static Task<bool> DropFallbackAsync(Unit unit, Ending ending) =>
        ending is { Answer: not null, IsJob: false }
            ? Task.FromResult(false)
            : unit.CancelAsync<CarryOutJob>(CarryOutJob.KeyOf(ending.Attempt.Case.Key));

    /// <summary>The job that stands in becomes the one that goes on, at the moment that Discord named.</summary>
    private static async Task<CaseOutcome> WaitAsync(Unit unit, Ending ending)
    {
        var row = ending.Attempt.Case;
        await unit.ExecuteAsync(
            CaseSql.TellDm,
            new
            {
                Guild = row.GuildId,
                row.Number,
                Dm = ending.Notice.State.Stored(),
            }
        );
        var at = unit.Now + ending.Attempt.Wait;
        if (!ending.IsJob)
        {
            await unit.CancelAsync<CarryOutJob>(CarryOutJob.KeyOf(row.Key));
            await unit.EnqueueAsync(new CarryOutJob(row.GuildId, row.Number, ending.Answer), at);
        }

        return new(row, OutcomeState.Queued, ActionRefusals.DiscordDown, at);
    }

    private static string? SentBy(Case row) => row.SentReason ?? AuditReason.Of(row);

    private static Staff StaffOf(Case row) =>
        row.ActorId.IsEmpty
            ? Staff.OfSystem(row.GuildId, row.ActorName)
            : new()
            {
                Guild = row.GuildId,
                User = row.ActorId,
                Name = row.ActorName,
            };

    private sealed record Ending(Attempt Attempt, Notice Notice, string? SentReason, Staff By, PersonLock? Held)
    {
        public LateAnswer? Answer { get; init; }

        public bool IsJob { get; init; }
    }
}

/// <summary>Discord did not say what there is; the job is tried again later.</summary>
internal sealed class DiscordSilentException() : Exception("Discord did not answer.");
