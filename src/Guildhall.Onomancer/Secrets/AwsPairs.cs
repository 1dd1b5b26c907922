namespace Guildhall.Onomancer.Secrets;

/// <summary>An AWS secret key has no mark of its own, but often stands right after its id, as in a downloaded table.</summary>
internal static class AwsPairs
{
    private const int Near = 120;
    private const int Length = 40;

    /// <param name="count">How many of <paramref name="found"/> are tokens with a shape.</param>
    public static void Scan(string text, List<SecretFinding> found, int count)
    {
        for (var index = 0; index < count; index++)
        {
            if (found[index].Kind != "aws-access-key-id")
            {
                continue;
            }

            var from = found[index].End;
            var to = Math.Min(text.Length, from + Near);
            for (var at = from; at < to; at++)
            {
                var length = RunLength(text, at);
                if (length == Length && IsKey(text.AsSpan(at, length)))
                {
                    found.Add(new("aws-secret-access-key", SecretSeverity.Critical, at, at + length));
                    break;
                }

                at += length;
            }
        }
    }

    private static bool IsKey(ReadOnlySpan<char> value) =>
        value.ContainsAnyInRange('a', 'z')
        && value.ContainsAnyInRange('A', 'Z')
        && value.ContainsAnyInRange('0', '9')
        && !value.EndsWith("EXAMPLEKEY")
        && ValueJudge.Entropy(value) >= 4;

    private static int RunLength(string text, int from)
    {
        var at = from;
        while (
            at < text.Length && at - from <= Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '/' or '+')
        )
        {
            at++;
        }

        return at - from;
    }
}
