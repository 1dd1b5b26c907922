using Guildhall.Core;
using Guildhall.Core.Jobs;
using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;
using Guildhall.Core.Storage;
using Guildhall.Core.Usage;
using Guildhall.Onomancer.Rewrites.Validating;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>
/// A prepared rewrite in, a filed summary out. Each summary is made once however many ask, over all replicas; what was
/// made before costs neither a model call nor a place in the quota.
/// </summary>
internal sealed partial class Translator(
    RewritePipeline pipeline,
    ILanguageModel model,
    IDocumentStore store,
    SummaryShelf shelf,
    Leases leases,
    UsageLedger usage,
    OnomancerMetrics metrics,
    IOptions<JobOptions> jobs,
    TimeProvider time,
    ILogger<Translator> log
)
{
    // Longer than any rewrite may take; a restarted process of the same name takes its own lease back at once.
    private static readonly TimeSpan longestRewrite = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan untilOthersAreDone = TimeSpan.FromMilliseconds(500);

    // Two questions and their retries together: whoever asked gets an answer, or the cause, within a minute.
    private static readonly TimeSpan budget = TimeSpan.FromSeconds(55);

    public string ModelName => model.Name;

    /// <summary>A summary that is ready to be shown, without waiting for anything but the database.</summary>
    public async Task<Summary?> TryFindAsync(PreparedRewrite prepared, CancellationToken cancellation)
    {
        var summary =
            shelf.TryRecall(prepared.Tenant, prepared.Key)
            ?? await shelf.TryFindAsync(prepared.Tenant, prepared.Key, cancellation);
        return summary?.Filed?.Store == store.Name ? summary : null;
    }

    /// <exception cref="JobDelayedException">Another replica makes it now: come again.</exception>
    public async Task<Result<Summary>> TranslateAsync(
        PreparedRewrite prepared,
        Quotas quotas,
        CancellationToken cancellation
    )
    {
        try
        {
            return await shelf.GetAsync(
                prepared.Tenant,
                prepared.Key,
                stop => AloneAsync(prepared, () => MakeAndFileAsync(prepared, quotas, stop), stop),
                cancellation
            );
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    /// <summary>The finished text, filed nowhere: for the command line.</summary>
    /// <exception cref="JobDelayedException">Another process makes it now: come again.</exception>
    public async Task<Result<WrittenSummary>> WriteAsync(
        PreparedRewrite prepared,
        Quotas quotas,
        CancellationToken cancellation
    )
    {
        try
        {
            var summary = await AloneAsync(
                prepared,
                () => FindOrMakeAsync(prepared, quotas, cancellation),
                cancellation
            );
            return new WrittenSummary(summary, await shelf.DraftOfAsync(summary, cancellation));
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    public Uri LinkTo(Summary summary) => store.LinkTo(summary.Filed!);

    /// <summary>One replica at a time makes and files a summary; the others come again and find it.</summary>
    private async Task<Summary> AloneAsync(
        PreparedRewrite prepared,
        Func<Task<Summary>> act,
        CancellationToken cancellation
    )
    {
        var lease =
            await leases.TryTakeAsync(
                $"onomancer.rewrite/{prepared.Tenant}/{prepared.Key}",
                jobs.Value.Instance,
                longestRewrite,
                cancellation
            ) ?? throw new JobDelayedException(untilOthersAreDone, "Another replica makes this summary.");
        try
        {
            return await act();
        }
        finally
        {
            // Also when the last one who waited has gone: the next one must not find the lease taken.
            await leases.ReleaseAsync(lease, CancellationToken.None);
        }
    }

    private async Task<Summary> MakeAndFileAsync(
        PreparedRewrite prepared,
        Quotas quotas,
        CancellationToken cancellation
    )
    {
        var made = await FindOrMakeAsync(prepared, quotas, cancellation);
        return made.Filed?.Store == store.Name ? made : await FileAsync(made, cancellation);
    }

    private async Task<Summary> FindOrMakeAsync(
        PreparedRewrite prepared,
        Quotas quotas,
        CancellationToken cancellation
    ) =>
        await shelf.TryFindAsync(prepared.Tenant, prepared.Key, cancellation)
        ?? await MakeAsync(prepared, quotas, cancellation);

    private async Task<Summary> MakeAsync(PreparedRewrite prepared, Quotas quotas, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var request = new UsageRequest
        {
            Kind = "translate",
            EstimatedMicroDollars = Estimate(prepared),
            Key = prepared.Key,
        };
        var reserved = await usage.ReserveAsync(prepared.Tenant, quotas, request, cancellation);
        if (!reserved.TryGet(out var reservation, out var refusal))
        {
            throw new RefusedException(refusal);
        }

        try
        {
            var result = await RewriteAsync(prepared, cancellation);
            if (!result.TryGet(out var rewrite, out refusal))
            {
                await SettleAsync(reservation, prepared, null, "garbage", cancellation);
                throw new RefusedException(refusal);
            }

            if (rewrite.Verdict == Verdict.Hold)
            {
                await SettleAsync(reservation, prepared, rewrite, "held", cancellation);
                Held(prepared.Key, string.Join(", ", rewrite.Holds.Select(h => h.Kind)));
                throw new RefusedException(TranslationRefusals.Held(rewrite.Holds));
            }

            return await KeepAsync(reservation, prepared, rewrite, time.GetElapsedTime(started), cancellation);
        }
        catch (Exception exception) when (TranslationRefusals.OfModel(exception) is { } cause)
        {
            // An answer that could not be used was an answer: what it cost is unknown, and the budget takes the estimate.
            if (exception is ModelException { Kind: ModelFailure.Refused or ModelFailure.Garbage })
            {
                await SettleAsync(reservation, prepared, null, cause.Code, CancellationToken.None);
            }
            else
            {
                await usage.ReleaseAsync(reservation, CancellationToken.None);
            }

            ModelFailed(prepared.Key, cause.Code);
            throw new RefusedException(cause);
        }
    }

    private async Task<Result<Rewrite>> RewriteAsync(PreparedRewrite prepared, CancellationToken cancellation)
    {
        using var overtime = new CancellationTokenSource(budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(overtime.Token, cancellation);
        try
        {
            return await pipeline.RewriteAsync(prepared, model, either.Token);
        }
        catch (OperationCanceledException)
            when (overtime.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new WorldUnavailableException("language-model", WorldOutage.TimedOut, null);
        }
    }

    private async Task<Summary> KeepAsync(
        Reservation reservation,
        PreparedRewrite prepared,
        Rewrite rewrite,
        TimeSpan took,
        CancellationToken cancellation
    )
    {
        var draft = SummaryDocument.Compose(prepared, rewrite, time.GetUtcNow());
        var summary = new Summary
        {
            TenantId = prepared.Tenant,
            ContentKey = prepared.Key,
            Project = prepared.Document.Project,
            Source = prepared.Document.Name,
            Audience = prepared.Persona.Slug,
            Title = draft.Title,
            Model = rewrite.Model,
            IsLanguageModel = rewrite.IsLanguageModel,
            Report = SummaryReport.Of(rewrite),
            Took = took,
        };
        await shelf.KeepAsync(summary, draft, cancellation);
        await SettleAsync(reservation, prepared, rewrite, "done", cancellation);
        metrics.Rewritten(prepared.Persona.Slug, took);
        return summary;
    }

    private async Task<Summary> FileAsync(Summary summary, CancellationToken cancellation)
    {
        try
        {
            var draft = await shelf.DraftOfAsync(summary, cancellation);
            var filed = await store.PublishAsync(draft, cancellation);
            return await shelf.FileAsync(summary, filed, cancellation);
        }
        catch (DocumentStoreException exception)
        {
            NotFiled(exception, summary.ContentKey);
            throw new RefusedException(TranslationRefusals.NotFiled(exception));
        }
    }

    private Task<bool> SettleAsync(
        Reservation reservation,
        PreparedRewrite prepared,
        Rewrite? rewrite,
        string outcome,
        CancellationToken cancellation
    ) =>
        usage.SettleAsync(
            reservation,
            new UsageEntry
            {
                Model = rewrite?.Model ?? model.Name,
                Project = prepared.Document.Project,
                Audience = prepared.Persona.Slug,
                InputTokens = rewrite?.InputTokens,
                OutputTokens = rewrite?.OutputTokens,
                CostMicroDollars = rewrite?.CostMicroDollars,
                Outcome = outcome,
                CountsAsRun = outcome == "done",
            },
            cancellation
        );

    /// <summary>What the first question can cost at most; zero where the price is zero or unknown.</summary>
    private long Estimate(PreparedRewrite prepared) =>
        model.Price is { } price
            ? (long)
                Math.Ceiling(
                    (prepared.Prompt.EstimatedInputTokens * price.InputPerMillion)
                        + (prepared.Prompt.Request.MaxOutputTokens * price.OutputPerMillion)
                )
            : 0;

    /// <param name="Draft">With the text.</param>
    internal sealed record WrittenSummary(Summary Summary, DocumentDraft Draft);

    [LoggerMessage(LogLevel.Warning, "Held summary {Key}: {Reasons}")]
    private partial void Held(string key, string reasons);

    [LoggerMessage(LogLevel.Warning, "No summary {Key}: {Cause}")]
    private partial void ModelFailed(string key, string cause);

    [LoggerMessage(LogLevel.Warning, "Summary {Key} was made but not filed")]
    private partial void NotFiled(Exception exception, string key);

    /// <summary>Carries a refusal through the cache, which keeps values and hands on exceptions.</summary>
    private sealed class RefusedException(Refusal refusal) : Exception(refusal.Code)
    {
        public Refusal Refusal => refusal;
    }
}
