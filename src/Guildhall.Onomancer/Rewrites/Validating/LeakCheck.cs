using Guildhall.Onomancer.Rewrites.Extraction;

namespace Guildhall.Onomancer.Rewrites.Validating;

/// <summary>Signs that a document's hidden orders were followed, that the prompt got out, or that the model declined.
/// What the sources say themselves is no sign.</summary>
internal static class LeakCheck
{
    private const int ShingleWords = 9;

    private static readonly string[] Refusals =
    [
        "i'm sorry, but",
        "i am sorry, but",
        "i cannot help",
        "i can't help",
        "i cannot assist",
        "i can't assist",
        "i cannot fulfill",
        "i can't fulfill",
        "i am unable to",
        "i'm unable to",
        "i won't be able to",
        "i must decline",
        "i cannot provide",
        "i can't provide",
        "i cannot comply",
        "i can't comply",
        "i'm not able to",
    ];

    private static readonly string[] Evidence =
    [
        "as an ai",
        "as a language model",
        "as a large language model",
        "i am an ai",
        "i'm an ai",
        "system prompt",
        "my instructions",
        "<|im_start|>",
        "<|im_end|>",
        "<|system|>",
        "<|endoftext|>",
        "[inst]",
        "<<sys>>",
        "begin source ",
        "end source ",
        "executed command",
        "command executed",
        "script output",
        "/etc/passwd",
        "/etc/shadow",
        "/root/",
        "system32",
        "developer mode",
        "jailbreak",
        "ignore previous",
        "ignore all previous",
        "previous instructions",
        "do anything now",
    ];

    private static readonly string[] Tags =
    [
        "<script",
        "<iframe",
        "<img",
        "<object",
        "<embed",
        "<form",
        "<svg",
        "<link",
        "<meta",
        "<style",
    ];

    public static IEnumerable<ValidationIssue> Check(CheckedAnswer answer)
    {
        if (Refusals.Any(phrase => IsOwn(answer, phrase)))
        {
            yield return new("refusal", Verdict.Retry, "The answer declines the task instead of doing it.");
        }

        if (Evidence.Any(phrase => IsOwn(answer, phrase)))
        {
            yield return new(
                "injection-evidence",
                Verdict.Hold,
                "The answer shows signs of having followed orders from the document."
            );
        }

        if (Tags.Any(tag => IsOwn(answer, tag)))
        {
            yield return new("html", Verdict.Hold, "The answer contains HTML that the source does not.");
        }

        if (RepeatsInstructions(answer))
        {
            yield return new(
                "prompt-leak",
                Verdict.Hold,
                "The answer repeats the instructions that were given to the model."
            );
        }
    }

    private static bool IsOwn(CheckedAnswer answer, string phrase) =>
        answer.Text.Contains(phrase, StringComparison.OrdinalIgnoreCase)
        && !answer.Sources.Contains(phrase, StringComparison.OrdinalIgnoreCase);

    /// <summary>Nine words in a row are no coincidence.</summary>
    private static bool RepeatsInstructions(CheckedAnswer answer)
    {
        var own = Shingles(answer.Instructions).ToHashSet(StringComparer.Ordinal);
        return own.Count > 0
            && Shingles(answer.Text).Any(own.Contains)
            && Shingles(answer.Text).Where(own.Contains).Except(Shingles(answer.Sources), StringComparer.Ordinal).Any();
    }

    private static IEnumerable<string> Shingles(string text)
    {
        var window = new Queue<string>();
        foreach (var word in PlainText.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = new string([.. word.Where(char.IsLetterOrDigit)]).ToLowerInvariant();
            if (letters.Length == 0)
            {
                continue;
            }

            window.Enqueue(letters);
            if (window.Count == ShingleWords)
            {
                yield return string.Join(' ', window);
                window.Dequeue();
            }
        }
    }
}
