using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Live.Acts;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Points;
using Guildhall.Core;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>The case of a hit: with the punishment of its rule or of the ladder, whichever is stronger; where that cannot be
/// done, a warning or a note, which says so.</summary>
internal sealed class HitCases(
    Db db,
    Enforcement enforcement,
    Targets targets,
    CaseBook book,
    AllDeeds deeds,
    GuildProblems problems,
    TimeProvider time
)
{
    /// <summary>The code of the problem.</summary>
    public const string Problem = "automod_punish";

    private static readonly TimeSpan whileBusy = TimeSpan.FromSeconds(1);

    /// <exception cref="JobDelayedException">Somebody else acts on the person right now.</exception>
    public async Task<HitCase> OpenAsync(ActOnHitJob job, bool isLate, CancellationToken cancellation)
    {
        if (
            job.User.IsEmpty
            || !(await targets.FindAsync(job.Guild, job.User, cancellation)).TryGet(out var target, out _)
        )
        {
            return new(null, []);
        }

        var results = new List<ActResult>();
        var punishment = job.Actions.Select(PunishmentOf).FirstOrDefault(p => p is not null);
        // After a crash: what was done is not asked for again.
        var known = await book.FindByKeyAsync(job.Guild, KeyOf(job), cancellation);
        if (
            known is null
            && punishment is not null
            && await WhyNotAsync(job, target, punishment, cancellation) is { } why
        )
        {
            results.Add(why);
            punishment = null;
        }

        var warns = job.Actions.Any(a => a.Is(ActionKind.Warn));
        foreach (var wish in Wishes(punishment, warns))
        {
            var request = RequestOf(job, target, wish);
            var done = await enforcement.CarryOutAsync(request, cancellation);
            if (done.TryGet(out var outcome, out var refusal))
            {
                await RememberAsync(job, outcome.Case, cancellation);
                results.Add(await ResultOfAsync(job, request, outcome, cancellation));
                if (outcome.State == OutcomeState.Failed && warns && wish.Kind != CaseKind.Warn)
                {
                    // What Discord refused gives no points; the warning stands for itself.
                    results.Add(await WarnAsync(job, target, cancellation));
                }

                return new(outcome.Case.Number, results);
            }

            if (!isLate && refusal.Code is "aegis.in_progress" or "aegis.discord_down")
            {
                throw new JobDelayedException(whileBusy, refusal.Code);
            }

            results.Add(await RefusedAsync(job, NameOf(wish), refusal, cancellation));
        }

        return new(null, results);
    }

    private async Task<ActResult> WarnAsync(ActOnHitJob job, Target target, CancellationToken cancellation)
    {
        var request = RequestOf(job, target, new(CaseKind.Warn, null, TimeSpan.Zero));
        var warned = await enforcement.CarryOutAsync(request with { Key = request.Key + ":warn" }, cancellation);
        return warned.TryGet(out var outcome, out var refusal)
            ? ActResult.Done($"warned ({outcome.Case.Points} points, case #{outcome.Case.Number})")
            : await RefusedAsync(job, "warn", refusal, cancellation);
    }

    /// <summary>What is tried, one after the other, until a case opens.</summary>
    private static IEnumerable<Punishment> Wishes(Punishment? punishment, bool warns)
    {
        if (punishment is not null)
        {
            yield return punishment;
        }

        if (warns)
        {
            yield return new(CaseKind.Warn, null, TimeSpan.Zero);
        }

        yield return new(CaseKind.Note, null, TimeSpan.Zero);
    }

    private static ActionRequest RequestOf(ActOnHitJob job, Target target, Punishment wish)
    {
        var points = job.Actions.Where(a => a.Is(ActionKind.Warn)).Sum(a => a.Amount);
        var why = job.Actions.FirstOrDefault(a => a.Is(ActionKind.Warn))?.Text;
        return new()
        {
            Kind = wish.Kind,
            Target = target,
            Actor = Staff.OfSystem(job.Guild, "automod"),
            Key = KeyOf(job),
            Source = CaseSource.AutoMod,
            SourceDetail = job.Rule,
            Matched = job.Matched,
            Reason = why ?? $"AutoMod: {job.Rule}",
            Duration = wish.Duration,
            DeleteMessages = wish.DeleteMessages,
            Points = wish.Kind == CaseKind.Note ? 0 : points,
            Escalates = wish.Kind != CaseKind.Note && points > 0,
            Silent = wish.Kind == CaseKind.Note,
        };
    }

    /// <summary>What need not even be tried.</summary>
    private async Task<ActResult?> WhyNotAsync(
        ActOnHitJob job,
        Target target,
        Punishment punishment,
        CancellationToken cancellation
    )
    {
        var name = NameOf(punishment);
        if (!target.IsPresent && deeds.Of(punishment.Kind).NeedsPresence)
        {
            return ActResult.Failed($"{name} not done", "they are not in this server any more");
        }

        if (punishment.Kind != CaseKind.Mute)
        {
            return null;
        }

        var standing = await book.StandingAsync(job.Guild, target.User, CaseKind.Mute, cancellation);
        var key = KeyOf(job);
        var end = time.GetUtcNow() + punishment.Duration;
        var longer = standing.FirstOrDefault(row =>
            row.IsInForce && row.IdempotencyKey != key && (row.ExpiresAt is not { } until || until >= end)
        );
        return longer is null
            ? null
            : ActResult.Failed($"{name} not done", $"case #{longer.Number} holds longer already");
    }

    private async Task<ActResult> ResultOfAsync(
        ActOnHitJob job,
        ActionRequest request,
        CaseOutcome outcome,
        CancellationToken cancellation
    )
    {
        var row = outcome.Case;
        if (outcome.Refusal is { } refusal && outcome.State is OutcomeState.Failed or OutcomeState.Stands)
        {
            return await RefusedAsync(job, row.Kind.Stored(), outcome.Refusal!, cancellation);
        }

        if (outcome.State == OutcomeState.Queued || row.Execution == Execution.Pending)
        {
            return ActResult.Done($"{row.Kind.Stored()} ordered; Discord does not answer yet");
        }

        if (request.Kind is not (CaseKind.Note or CaseKind.Warn))
        {
            await db.WriteAsync(unit => GuildProblems.ResolveAsync(unit, job.Guild, Problem), cancellation);
        }

        var points = row.Points > 0 ? $" ({row.Points} points)" : "";
        var length = row.Duration is { } time ? $" for {DurationText.Write(time)}" : "";
        return ActResult.Done($"{CaseText.Done(row.Kind).ToLowerInvariant()}{length}{points}");
    }

    private async Task<ActResult> RefusedAsync(
        ActOnHitJob job,
        string name,
        Refusal refusal,
        CancellationToken cancellation
    )
    {
        var result = ActFailures.Of($"{name} not done", refusal);
        if (result.IsOurs)
        {
            var text = $"The AutoMod rule “{CaseText.Plain(job.Rule)}” could not do what it should: {result.Text}";
            await problems.RaiseAsync(job.Guild, Problem, job.User.ToString(), text, cancellation);
        }

        return result;
    }

    private Task<int> RememberAsync(ActOnHitJob job, Case row, CancellationToken cancellation) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    AutoModSql.SetCase,
                    new
                    {
                        job.Guild,
                        Subject = new Snowflake<AnyEntity>(job.Subject),
                        job.Rule,
                        row.Number,
                    }
                ),
            cancellation
        );

    private static Punishment? PunishmentOf(HitAction action) =>
        Punishment.Of(
            action.What,
            action.Milliseconds is { } told ? TimeSpan.FromMilliseconds(told) : null,
            action.Amount
        );

    private static string KeyOf(ActOnHitJob job) => $"automod:{job.Subject}:{job.Rule}";

    private static string NameOf(Punishment punishment) => punishment.Kind.Stored();
}

/// <param name="Number">Null where no case was opened.</param>
internal sealed record HitCase(long? Number, IReadOnlyList<ActResult> Results);
