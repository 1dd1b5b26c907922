using System.Globalization;
using Guildhall.Core;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>Raw text to text that a model may read: a critical secret stops it, lower ones are redacted, hidden orders neutralised.</summary>
internal sealed class SourceCleaning(DocumentGuards guards)
{
    private const int MostPlaces = 10;

    /// <param name="name">What the refusal calls the document.</param>
    /// <param name="text">All of it, so that lines are counted as the author sees them.</param>
    /// <param name="bodyStart">Where the part begins that the model reads, in UTF-16 code units.</param>
    public Result<CleanSource> Clean(string name, string text, int bodyStart)
    {
        var secrets = guards.ScanSecrets(text);
        var critical = secrets.Where(s => s.IsCritical).ToList();
        if (critical.Count > 0)
        {
            return CriticalSecrets(name, text, critical);
        }

        // Scanned once more after sanitising: what a hidden character held apart stands together only now.
        var redacted = secrets.Count == 0 ? text[bodyStart..] : guards.Redact(text[bodyStart..]);
        var sanitized = guards.Sanitize(redacted);
        var late = guards.ScanSecrets(sanitized.Text);
        if (late.Any(s => s.IsCritical))
        {
            return new Refusal(
                "onomancer.critical_secret",
                $"`{name}` was refused: it hides a secret ({late.First(s => s.IsCritical).Kind}) behind invisible characters. Remove it, revoke it, and try again."
            );
        }

        return new CleanSource(
            late.Count == 0 ? sanitized.Text : guards.Redact(sanitized.Text),
            KindCount.Of(secrets.Where(s => s.Start >= bodyStart).Concat(late).Select(s => s.Kind)),
            KindCount.Of(sanitized.Kinds)
        );
    }

    /// <summary>A line that stands outside the document, such as its title, cleaned in the same way.</summary>
    public string CleanLine(string line) => guards.Sanitize(guards.Redact(line)).Text.ReplaceLineEndings(" ").Trim();

    private static Refusal CriticalSecrets(string name, string text, List<FoundSecret> critical)
    {
        var places = critical.Take(MostPlaces).Select(s => $"{s.Kind} at {Place(text, s.Start)}");
        var more =
            critical.Count > MostPlaces
                ? string.Create(CultureInfo.InvariantCulture, $" and {critical.Count - MostPlaces} more")
                : "";
        return new(
            "onomancer.critical_secret",
            $"`{name}` was refused because it contains live secrets: {string.Join("; ", places)}{more}. "
                + "Nothing was sent anywhere. Remove them from the document, revoke them where they were issued, and try again."
        );
    }

    private static string Place(string text, int start)
    {
        var before = text.AsSpan(0, Math.Clamp(start, 0, text.Length));
        var line = before.Count('\n') + 1;
        var column = before.Length - (before.LastIndexOf('\n') + 1) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}");
    }
}

internal sealed record CleanSource(string Text, IReadOnlyList<KindCount> Secrets, IReadOnlyList<KindCount> Neutralised);
