using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Live.Acts;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>
/// Does what a rule decided. Whatever happens to the person goes the way of all cases, one case for each hit; everything
/// else is written down as it is done, so that a second run does nothing twice and the alert tells what happened.
/// </summary>
internal sealed class ActOnHit(
    HitCases cases,
    HitActs acts,
    HitAlerts alerts,
    IEnumerable<IHitAct> kinds,
    TimeProvider time
) : IJobHandler<ActOnHitJob>
{
    private static readonly TimeSpan whileWaiting = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan afterLimit = TimeSpan.FromSeconds(2);

    /// <exception cref="JobDelayedException">Something is under way, or Discord asks to wait.</exception>
    public async Task HandleAsync(ActOnHitJob job, JobRun run, CancellationToken cancellation)
    {
        var isLate = time.GetUtcNow() - run.EnqueuedAt > patience;
        var calls = job.Actions.Select((action, i) => new HitCall(job, action, i)).ToList();
        var known = await acts.KnownAsync(job, cancellation);
        // First of all: whoever is banned shares no server with the bot any more.
        var told = await DoAsync(calls.Where(c => c.Action.Is(ActionKind.Dm)), known, run, isLate, cancellation);
        if (await acts.KnownCaseAsync(job, cancellation) is not { } opened)
        {
            opened = await cases.OpenAsync(job, isLate, cancellation);
            await acts.RecordCaseAsync(job, opened, cancellation);
        }

        var rest = calls.Where(c => !c.Action.Is(ActionKind.Dm));
        List<ActResult> results =
        [
            .. opened.Results,
            .. told,
            .. await DoAsync(rest, known, run, isLate, cancellation),
        ];
        if (await acts.DeletionsAsync(job, cancellation) is { } deletions)
        {
            results.Insert(0, deletions);
        }

        if (!isLate && results.Exists(result => result.State == ActState.Waiting))
        {
            throw new JobDelayedException(whileWaiting, "Some of it is under way.");
        }

        var report = new HitReport(
            opened.Number,
            [.. results.Select(result => result.State == ActState.Waiting ? Late : result)]
        );
        await acts.NoteAsync(job, report, cancellation);
        await alerts.PostAsync(job, report, cancellation);
    }

    private static ActResult Late { get; } = ActResult.Failed("something", "it still waits for Discord");

    private async Task<IReadOnlyList<ActResult>> DoAsync(
        IEnumerable<HitCall> calls,
        IReadOnlyDictionary<int, ActResult> known,
        JobRun run,
        bool isLate,
        CancellationToken cancellation
    )
    {
        var results = new List<ActResult>();
        foreach (var call in calls)
        {
            if (kinds.FirstOrDefault(kind => kind.Kinds.Any(call.Action.Is)) is not { } kind)
            {
                continue;
            }

            if (!known.TryGetValue(call.Position, out var result))
            {
                result = await TryAsync(kind, call, run, isLate, cancellation);
                if (result.State != ActState.Waiting)
                {
                    await acts.RecordAsync(call, result, cancellation);
                }
            }

            results.Add(result);
        }

        return results;
    }

    private static async Task<ActResult> TryAsync(
        IHitAct kind,
        HitCall call,
        JobRun run,
        bool isLate,
        CancellationToken cancellation
    )
    {
        try
        {
            return await kind.DoAsync(call, cancellation);
        }
        catch (DiscordApiException exception) when ((int)exception.Status == 429 && !isLate)
        {
            throw new JobDelayedException(exception.RetryAfter ?? afterLimit, "Discord asks to wait.");
        }
        catch (DiscordApiException exception) when (!exception.IsTransient || run.IsLast || isLate)
        {
            return ActFailures.Of($"{call.Action.Kind} not done", exception);
        }
    }
}
