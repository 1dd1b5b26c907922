using Guildhall.Core.Ports;

namespace Guildhall.Onomancer.Rewrites.Extraction;

/// <summary>One section's cues, taken apart once: what to look for in headings, in text, and what form it likes.</summary>
internal sealed class SectionCues(ModelSection section)
{
    private readonly string[] headingCues =
    [
        .. section.Cues.Where(c => !Cue.IsWish(c)).Select(c => c.TrimStart(Cue.HeadingOnly)).Append(section.Heading),
    ];

    private readonly string[] textCues = [.. section.Cues.Where(c => !Cue.IsWish(c) && c[0] != Cue.HeadingOnly)];

    private readonly Dictionary<SourceHeading, double> headingScores = new(ReferenceEqualityComparer.Instance);

    public string Heading => section.Heading;

    public bool Wants(string wish) => section.Cues.Contains(wish);

    /// <summary>How much the heading above a unit promises for this section; 0 for nothing.</summary>
    public double HeadingScore(SourceHeading heading)
    {
        if (!headingScores.TryGetValue(heading, out var score))
        {
            score = ScorePath(heading);
            headingScores.Add(heading, score);
        }

        return score;
    }

    /// <summary>Different cues in the text, 4 at most.</summary>
    public int CountIn(string text)
    {
        var count = 0;
        foreach (var cue in textCues)
        {
            if (Contains(text, cue) && ++count == 4)
            {
                break;
            }
        }

        return count;
    }

    private double ScorePath(SourceHeading heading)
    {
        var (score, weight) = (0.0, 3.5);
        for (var at = heading; at is not null && at.Level > 0; at = at.Parent, weight *= 0.55)
        {
            if (headingCues.Any(cue => Contains(at.Plain, cue)))
            {
                // The document's title stands above everything and so tells nothing apart.
                score = Math.Max(score, at.Level == 1 ? 0.2 : weight);
            }
        }

        return score;
    }

    /// <summary>At the beginning of a word; scripts without blanks between words match anywhere.</summary>
    private static bool Contains(string text, string cue)
    {
        for (
            var at = text.IndexOf(cue, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf(cue, at + 1, StringComparison.OrdinalIgnoreCase)
        )
        {
            if (at == 0 || cue[0] >= '\u3040' || !char.IsLetterOrDigit(text[at - 1]))
            {
                return true;
            }
        }

        return false;
    }
}
