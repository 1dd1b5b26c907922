using System.Text.Json;
using Guildhall.Core.JsonLines;
using Guildhall.Onomancer.Sanitizing;
using Guildhall.Onomancer.Secrets;

namespace Guildhall.Onomancer.Guarding;

/// <summary>
/// The guards over JSON lines: <c>{"id", "text"}</c> in, one answer a line out.
/// </summary>
internal static class GuardStreams
{
    /// <summary>Answers <c>{"id", "findings":[{"kind","severity","start","end"}], "redacted"}</c> for each line.</summary>
    public static Task ScanAsync(Stream input, Stream output, CancellationToken cancellation)
    {
        var scanner = new SecretScanner();
        return RunAsync(input, output, (json, text) => WriteScan(json, text, scanner), cancellation);
    }

    /// <summary>Answers <c>{"id", "findings":[{"kind","start","end","action"}], "text", "risk"}</c> for each line.</summary>
    public static Task SanitizeAsync(Stream input, Stream output, CancellationToken cancellation)
    {
        var sanitizer = new Sanitizer();
        return RunAsync(input, output, (json, text) => WriteSanitized(json, text, sanitizer), cancellation);
    }

    private static void WriteScan(Utf8JsonWriter json, string text, SecretScanner scanner)
    {
        var findings = scanner.Scan(text);
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", finding.Kind);
            json.WriteString("severity", Lower(finding.Severity));
            json.WriteNumber("start", finding.Start);
            json.WriteNumber("end", finding.End);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("redacted", SecretScanner.Redact(text, findings));
    }

    private static void WriteSanitized(Utf8JsonWriter json, string text, Sanitizer sanitizer)
    {
        var result = sanitizer.Sanitize(text);
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", finding.Kind);
            json.WriteNumber("start", finding.Start);
            json.WriteNumber("end", finding.End);
            json.WriteString("action", Lower(finding.Action));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("text", result.Text);
        json.WriteString("risk", Lower(result.Risk));
    }

    private static Task RunAsync(
        Stream input,
        Stream output,
        Action<Utf8JsonWriter, string> answer,
        CancellationToken cancellation
    ) =>
        JsonLineStream.RunAsync(
            input,
            output,
            line =>
                line.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
                    ? text.GetString()
                    : null,
            answer,
            "A line must be a JSON object with a string \"text\" and an \"id\".",
            cancellation
        );

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
