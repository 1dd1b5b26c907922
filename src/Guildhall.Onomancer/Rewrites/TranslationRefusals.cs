using Guildhall.Core;
using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;
using Guildhall.Onomancer.Personas;
using Guildhall.Onomancer.Rewrites.Validating;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>Why there is no summary, for the one who asked.</summary>
internal static class TranslationRefusals
{
    private const string NothingDone = "Nothing was published, and it does not count against the quota.";

    public static Refusal UnknownAudience { get; } =
        new(
            "onomancer.unknown_audience",
            $"There is no such audience. Known: {string.Join(", ", Audiences.All.Select(a => a.Slug))}."
        );

    public static Refusal Timeout { get; } =
        new(
            "onomancer.model_timeout",
            $"The language model did not answer in time. {NothingDone} Try again in a minute."
        );

    public static Refusal Held(IReadOnlyList<ValidationIssue> holds) =>
        new(
            "onomancer.held",
            $"A summary was written but held back, and nobody has seen it: {string.Join(" ", holds.Take(3).Select(h => h.Message))}"
        );

    public static Refusal NotFiled(DocumentStoreException exception) =>
        new(
            "onomancer.not_filed",
            $"The summary was made but could not be filed: {exception.Message} Asking again costs no model call."
        );

    /// <summary>Null where the exception is none of a model's.</summary>
    public static Refusal? OfModel(Exception exception) =>
        exception switch
        {
            WorldUnavailableException { Outage: WorldOutage.BreakerOpen } open => new(
                "onomancer.model_unavailable",
                $"The language model has failed several times in a row and is left alone for a while{Wait(open.RetryAfter)}. {NothingDone} Try again then."
            ),
            WorldUnavailableException => Timeout,
            ModelException { Kind: ModelFailure.RateLimited } limited => new(
                "onomancer.model_rate_limited",
                $"The language model takes no more questions for the moment{Wait(limited.RetryAfter)}. {NothingDone} Try again then."
            ),
            ModelException { Kind: ModelFailure.Refused } => new(
                "onomancer.model_refused",
                $"The language model declined to summarise this document. {NothingDone} Another audience or document may work."
            ),
            ModelException { Kind: ModelFailure.Garbage } => new(
                "onomancer.model_garbage",
                $"The language model's answer could not be read. {NothingDone} Try again in a minute."
            ),
            ModelException { Kind: ModelFailure.Misconfigured } => new(
                "onomancer.model_misconfigured",
                $"The language model rejected Guildhall's settings. {NothingDone} An administrator finds the setting with `guildhall doctor`."
            ),
            ModelException => new(
                "onomancer.model_unavailable",
                $"The language model cannot be reached. {NothingDone} Try again in a minute."
            ),
            _ => null,
        };

    private static string Wait(TimeSpan? wait) =>
        wait is { } time ? $" (about {Math.Max(1, Math.Ceiling(time.TotalSeconds)):0} s)" : "";
}
