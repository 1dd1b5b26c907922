using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Jobs;

namespace Guildhall.Aegis.Points;

/// <summary>What follows when the points of a case by hand reach a rung: a case of its own, under a key of its own, so that
/// a second run does nothing twice.</summary>
internal sealed class ClimbLadder(
    CaseBook book,
    Enforcement enforcement,
    Targets targets,
    AllDeeds deeds,
    GuildProblems problems,
    HitAlerts alerts,
    TimeProvider time
) : IJobHandler<ClimbLadderJob>
{
    /// <summary>The code of the problem.</summary>
    public const string Problem = "points_ladder";

    private static readonly TimeSpan whileOpen = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan whileBusy = TimeSpan.FromSeconds(3);

    /// <summary>Of the case that follows from the points of another.</summary>
    public static string KeyOf(long number) => string.Create(CultureInfo.InvariantCulture, $"points:{number}");

    /// <exception cref="JobDelayedException">The case itself is being carried out, or somebody acts on the person.</exception>
    public async Task HandleAsync(ClimbLadderJob job, JobRun run, CancellationToken cancellation)
    {
        var cause = await book.FindAsync(new(job.Guild, job.Number), cancellation);
        if (cause is null or { IsDeleted: true } or { Effect: Effect.Revoked } or { Execution: Execution.Failed })
        {
            return;
        }

        if (cause.Execution == Execution.Pending)
        {
            // Whoever is warned and muted for it reads that in this order.
            throw new JobDelayedException(whileOpen, "The case that gave the points is being carried out.");
        }

        if (
            !(await targets.FindAsync(job.Guild, cause.TargetId, cancellation)).TryGet(out var target, out var refusal)
            || await StandsAsync(job, target, cancellation)
        )
        {
            return;
        }

        var done = await enforcement.CarryOutAsync(RequestOf(job, target), cancellation);
        if (!done.TryGet(out var outcome, out refusal) || (refusal = outcome.Refusal) is not null)
        {
            await TellAsync(job, target, refusal, outcome, cancellation);
        }
    }

    /// <summary>What holds longer already is not cut short.</summary>
    private async Task<bool> StandsAsync(ClimbLadderJob job, Target target, CancellationToken cancellation)
    {
        if (deeds.Of(job.Punishment).NeedsPresence && !target.IsPresent)
        {
            return true;
        }

        var standing = await book.StandingAsync(job.Guild, target.User, job.Punishment, cancellation);
        var end = job.Milliseconds is { } length
            ? time.GetUtcNow() + TimeSpan.FromMilliseconds(length)
            : (DateTimeOffset?)null;
        return job.Punishment is CaseKind.Mute or CaseKind.Quarantine
            && standing.Any(row => row.IsInForce && (row.ExpiresAt is not { } until || until >= end));
    }

    private static ActionRequest RequestOf(ClimbLadderJob job, Target target) =>
        new()
        {
            Kind = job.Punishment,
            Target = target,
            Actor = Staff.OfSystem(job.Guild, "points"),
            Key = KeyOf(job.Number),
            Source = CaseSource.AutoMod,
            SourceDetail = "points ladder",
            Reason = string.Create(
                CultureInfo.InvariantCulture,
                $"{job.Points} points reached with case #{job.Number}"
            ),
            Duration = job.Milliseconds is { } length ? TimeSpan.FromMilliseconds(length) : null,
            DeleteMessages = TimeSpan.FromMilliseconds(job.DeleteMilliseconds),
            Points = 0,
        };

    private async Task TellAsync(
        ClimbLadderJob job,
        Target target,
        Refusal refusal,
        CaseOutcome? outcome,
        CancellationToken cancellation
    )
    {
        if (outcome is null && refusal.Code is "aegis.in_progress" or "aegis.discord_down")
        {
            throw new JobDelayedException(whileBusy, refusal.Code);
        }

        if (outcome?.State is OutcomeState.Queued or OutcomeState.Stands)
        {
            return;
        }

        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"<@{target.User}> has reached {job.Points} points with case #{job.Number}, but what should follow ({job.Punishment.Stored()}) was not done: {refusal.Message}"
        );
        await problems.RaiseAsync(job.Guild, Problem, target.User.ToString(), text, cancellation);
        await alerts.WarnAsync(job.Guild, text, cancellation);
    }
}
