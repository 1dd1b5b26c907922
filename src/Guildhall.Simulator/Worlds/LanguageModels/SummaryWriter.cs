using System.Text;

namespace Guildhall.Simulator.Worlds.LanguageModels;

/// <summary>
/// A believable answer without a model: every asked heading, filled with sentences of the prompt's own document that
/// fit it. The same prompt gives the same answer; another document or another audience gives another.
/// </summary>
internal static class SummaryWriter
{
    private static readonly (string Topic, string[] Cues)[] Topics =
    [
        ("risk", ["risk", "threat", "vulnerab", "fail", "block", "depend", "concern", "mitigat", "severity"]),
        ("impact", ["revenue", "cost", "user", "market", "growth", "%", "$", "saving", "value", "retention"]),
        ("metric", ["metric", "kpi", "target", "%", "baseline", "measure", "rate", "within"]),
        ("next", ["next", "will", "plan", "milestone", "sprint", "week", "deadline", "release", "launch", "owner"]),
        ("action", ["try", "start", "join", "visit", "launch", "sign up", "available", "release"]),
        ("stor", ["as a", "i want", "user", "holder", "wants", "so that", "needs"]),
        ("criteria", ["must", "should", "given", "accept", "shall", "required", "test", "done when"]),
        ("problem", ["problem", "today", "currently", "manual", "slow", "lack", "cannot", "pain", "lost"]),
        ("solution", ["solution", "introduc", "provides", "build", "new", "feature", "lets", "offers"]),
        ("benefit", ["benefit", "faster", "reduc", "save", "improve", "simpl", "less", "more", "automat"]),
        ("prereq", ["require", "version", "install", "need", "before", "access", "depend", "environment"]),
        (
            "implement",
            ["implement", "contract", "service", "api", "database", "function", "module", "endpoint", "deploy"]
        ),
        ("code", ["function", "call", "api", "endpoint", "returns", "parameter", "method"]),
        ("overview", ["goal", "purpose", "overview", "is a", "allows", "product", "vision", "objective"]),
        ("summary", ["goal", "purpose", "overview", "is a", "objective", "vision", "mission", "result"]),
        ("headline", ["vision", "mission", "first", "new", "goal"]),
    ];

    public static string Write(ModelTurn turn)
    {
        var asked = PromptReader.Read(turn);
        var source = SourceFacts.Read(asked.Document);
        var target = (asked.MinimumWords + asked.MaximumWords) / 2;
        var perSection = Math.Max(12, target / asked.Headings.Count);
        var left = source.Facts.ToList();
        var answer = new StringBuilder();
        foreach (var heading in asked.Headings)
        {
            answer.Append("## ").Append(heading).Append("\n\n");
            Fill(answer, heading, left, perSection, source);
        }

        return answer.ToString().TrimEnd() + "\n";
    }

    private static void Fill(StringBuilder answer, string heading, List<Fact> left, int words, SourceFacts source)
    {
        var isCode = heading.Contains("code", StringComparison.OrdinalIgnoreCase);
        if (isCode && source.Code.Count > 0)
        {
            answer.Append(string.Join("\n\n", source.Code.Take(2))).Append("\n\n");
        }

        var isHeadline = heading.Contains("headline", StringComparison.OrdinalIgnoreCase);
        var chosen = Choose(heading, left, isHeadline ? 12 : words);
        if (chosen.Count == 0)
        {
            answer.Append("The document does not say.\n\n");
            return;
        }

        if (isHeadline)
        {
            answer.Append("**").Append(source.Title.Length > 0 ? source.Title + ": " : "");
            answer.Append(chosen[0].Text.TrimEnd('.')).Append("**\n\n");
            return;
        }

        if (chosen.Count > 4)
        {
            answer.Append(string.Join(' ', chosen.Take(3).Select(Ended))).Append("\n\n");
            answer.AppendJoin('\n', chosen.Skip(3).Select(f => "- " + Ended(f))).Append("\n\n");
            return;
        }

        answer.Append(string.Join(' ', chosen.Select(Ended))).Append("\n\n");
    }

    private static List<Fact> Choose(string heading, List<Fact> left, int words)
    {
        var cues = Topics
            .Where(t => heading.Contains(t.Topic, StringComparison.OrdinalIgnoreCase))
            .SelectMany(t => t.Cues)
            .Append(heading)
            .ToArray();
        var chosen = new List<Fact>();
        var total = 0;
        foreach (var fact in left.OrderByDescending(f => Score(f, cues)).ThenBy(f => f.Place))
        {
            if (total >= words)
            {
                break;
            }

            if (fact.Words <= Math.Max(words, 30) && total + fact.Words <= words * 1.3 + 8)
            {
                chosen.Add(fact);
                total += fact.Words;
            }
        }

        chosen.ForEach(f => left.Remove(f));
        return [.. chosen.OrderBy(f => f.Place)];
    }

    private static int Score(Fact fact, string[] cues) =>
        (3 * cues.Count(c => fact.Text.Contains(c, StringComparison.OrdinalIgnoreCase)))
        + (4 * cues.Count(c => fact.Chapter.Contains(c, StringComparison.OrdinalIgnoreCase)))
        + (fact.Text.Any(char.IsAsciiDigit) ? 1 : 0);

    private static string Ended(Fact fact) => char.IsPunctuation(fact.Text[^1]) ? fact.Text : fact.Text + ".";
}
