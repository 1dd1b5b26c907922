namespace Guildhall.Onomancer.Rewrites.Validating;

/// <summary>Takes off what models wrap around an answer: a fence around the whole, a sentence that announces it.</summary>
internal static class AnswerText
{
    private const int LongestPreface = 240;

    public static string Clean(string answer) => WithoutPreface(WithoutFence(answer.ReplaceLineEndings("\n").Trim()));

    private static string WithoutFence(string text)
    {
        if (!text.StartsWith("```", StringComparison.Ordinal) || !text.EndsWith("```", StringComparison.Ordinal))
        {
            return text;
        }

        var first = text.IndexOf('\n');
        var language = first < 0 ? "" : text[3..first].Trim();
        var isWrapping =
            language.Length == 0 || language.Equals("markdown", StringComparison.OrdinalIgnoreCase) || language == "md";
        return isWrapping && first >= 0 && text.Length - 3 > first ? text[(first + 1)..^3].Trim() : text;
    }

    private static string WithoutPreface(string text)
    {
        var heading = text.IndexOf("\n#", StringComparison.Ordinal);
        if (heading is <= 0 or > LongestPreface || text[0] is '#' or '>')
        {
            return text;
        }

        var preface = text[..heading].Trim();
        return preface.EndsWith(':') && !preface.Contains("\n\n", StringComparison.Ordinal)
            ? text[(heading + 1)..]
            : text;
    }
}
