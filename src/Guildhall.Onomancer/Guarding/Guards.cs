using Guildhall.Onomancer.Rewrites;
using Guildhall.Onomancer.Sanitizing;
using Guildhall.Onomancer.Secrets;

namespace Guildhall.Onomancer.Guarding;

/// <summary>The scanner and the sanitizer, as the rewrite pipeline asks for them.</summary>
internal static class Guards
{
    /// <summary>Part of every content key: raise it with any change of what the guards find or do.</summary>
    private const string Policy = "guards-1";

    public static DocumentGuards ForDocuments()
    {
        var scanner = new SecretScanner();
        var sanitizer = new Sanitizer();
        return new()
        {
            Policy = Policy,
            ScanSecrets = text =>
                [
                    .. scanner
                        .Scan(text)
                        .Select(f => new FoundSecret(f.Kind, f.Severity == SecretSeverity.Critical, f.Start)),
                ],
            Redact = text => SecretScanner.Redact(text, scanner.Scan(text)),
            Sanitize = text =>
            {
                var result = sanitizer.Sanitize(text);
                return new(result.Text, [.. result.Findings.Select(f => f.Kind)]);
            },
        };
    }
}
