namespace Guildhall.Onomancer.Sanitizing;

/// <summary>Lines that order a model about once they are read backwards or rotated by 13.</summary>
internal sealed class DisguisedLines(string text, List<DisguisedWord> words, Func<string, bool> isOrder)
{
    private const int LongestLine = 2_000;

    public void AddTo(List<Edit> edits)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Reversed != words[i - 1].Reversed || words[i].Start - words[i - 1].End > LongestLine / 4)
            {
                continue;
            }

            var start = words[i - 1].Start;
            start = text.LastIndexOf('\n', start, Math.Min(start + 1, LongestLine)) is >= 0 and var before
                ? before + 1
                : Math.Max(0, start - LongestLine + 1);
            var room = Math.Min(LongestLine, text.Length - words[i].End);
            var end = text.IndexOf('\n', words[i].End, room) is >= 0 and var after ? after : words[i].End + room;
            var line = text.AsSpan(start, end - start);
            var decoded = words[i].Reversed ? DisguisedLexicon.Reverse(line) : DisguisedLexicon.Rotate(line);
            if (isOrder(decoded))
            {
                edits.Add(
                    Neutral.Whole(text, words[i].Reversed ? "reversed-instruction" : "rotated-instruction", start, end)
                );
            }

            while (i + 1 < words.Count && words[i + 1].Start < end)
            {
                i++;
            }
        }
    }
}
