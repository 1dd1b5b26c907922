using System.Text;

namespace Guildhall.Onomancer.Secrets;

/// <summary>
/// Finds secrets in text, in time linear in its length whatever it holds. Three passes look only at few characters: runs of
/// token characters, words that name a secret, and recovery phrases; what they point at is matched exactly.
/// Thread-safe; one for the program.
/// </summary>
internal sealed class SecretScanner
{
    private readonly TokenRuns runs;
    private readonly Anchors anchors;

    public SecretScanner()
        : this(SecretRules.Embedded) { }

    public SecretScanner(SecretRules rules)
    {
        runs = new TokenRuns(rules.Tokens);
        anchors = new Anchors(rules);
    }

    /// <summary>The secrets of <paramref name="text"/>, in order, none overlapping another.</summary>
    public IReadOnlyList<SecretFinding> Scan(string text)
    {
        var view = ScanView.Of(text);
        var found = new List<SecretFinding>();
        runs.Scan(view.Text, found);
        var specific = found.Count;
        anchors.Scan(view.Text, found);
        SeedPhrases.Scan(view.Text, found);
        AwsPairs.Scan(view.Text, found, specific);
        var merged = FindingMerge.Merge(found);
        for (var at = 0; at < merged.Count; at++)
        {
            merged[at] = view.Original(merged[at]);
        }

        return merged;
    }

    /// <summary>The text with <c>[REDACTED: kind]</c> in place of each finding; all else stays as it is.</summary>
    public static string Redact(string text, IReadOnlyList<SecretFinding> findings)
    {
        if (findings.Count == 0)
        {
            return text;
        }

        var redacted = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var finding in findings)
        {
            redacted
                .Append(text, copied, finding.Start - copied)
                .Append("[REDACTED: ")
                .Append(finding.Kind)
                .Append(']');
            copied = finding.End;
        }

        return redacted.Append(text, copied, text.Length - copied).ToString();
    }
}
