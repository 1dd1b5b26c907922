using System.Globalization;
using Guildhall.Onomancer.Rewrites.Extraction;

namespace Guildhall.Onomancer.Rewrites.Validating;

/// <summary>Is it whole, and about as long as its readers were promised? Code does not count as words.</summary>
internal static class LengthCheck
{
    public static IEnumerable<ValidationIssue> Check(CheckedAnswer answer)
    {
        if (string.IsNullOrWhiteSpace(answer.Text))
        {
            yield return new("empty", Verdict.Retry, "The answer is empty.");
            yield break;
        }

        if (!answer.IsComplete)
        {
            yield return new("truncated", Verdict.Retry, "The answer breaks off before its end. Write less.");
        }

        var range = answer.Persona.Words;
        var words = CountWords(answer.Text);
        if (words > range.Most * 2)
        {
            yield return new(
                "too-long",
                Verdict.Retry,
                string.Create(CultureInfo.InvariantCulture, $"The answer has {words} words; {range.Most} are allowed.")
            );
        }
        else if (words > range.Most && answer.IsLanguageModel)
        {
            yield return new(
                "long",
                Verdict.AcceptWithWarnings,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Longer than asked for: {words} words instead of {range.Least}–{range.Most}."
                )
            );
        }
        else if (words < range.Least && answer.IsLanguageModel)
        {
            yield return new(
                "short",
                Verdict.AcceptWithWarnings,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Shorter than asked for: {words} words instead of {range.Least}–{range.Most}."
                )
            );
        }
    }

    private static int CountWords(string text)
    {
        var (words, isCode) = (0, false);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.TrimStart().StartsWith("```"))
            {
                isCode = !isCode;
            }
            else if (!isCode)
            {
                words += PlainText.CountWords(line);
            }
        }

        return words;
    }
}
