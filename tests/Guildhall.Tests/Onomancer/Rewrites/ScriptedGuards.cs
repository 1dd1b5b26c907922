using System.Text.RegularExpressions;
using Guildhall.Onomancer.Rewrites;

namespace Guildhall.Tests.Onomancer.Rewrites;

/// <summary>Guards that know three made-up words: CRITICAL-SECRET, LOW-SECRET and HIDDEN-ORDER.</summary>
internal static class ScriptedGuards
{
    public static DocumentGuards Make(string policy = "rules-1") =>
        new()
        {
            Policy = policy,
            ScanSecrets = text =>
                [
                    .. Regex
                        .Matches(text, "(CRITICAL|LOW)-SECRET")
                        .Select(m => new FoundSecret(
                            m.Value.StartsWith('C') ? "pem-key" : "jwt",
                            m.Value.StartsWith('C'),
                            m.Index
                        )),
                ],
            Redact = text => text.Replace("LOW-SECRET", "[REDACTED: jwt]", StringComparison.Ordinal),
            Sanitize = text =>
                new(
                    text.Replace("HIDDEN-ORDER", "[removed]", StringComparison.Ordinal),
                    [.. Regex.Matches(text, "HIDDEN-ORDER").Select(_ => "instruction-override")]
                ),
        };
}
