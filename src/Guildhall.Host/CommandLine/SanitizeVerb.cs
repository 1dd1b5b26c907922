using System.CommandLine;
using System.Text.Json;
using Guildhall.Onomancer.Guarding;
using Guildhall.Onomancer.Sanitizing;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall sanitize</c>: the text with hidden instructions made inert; what was found on standard error.</summary>
internal static class SanitizeVerb
{
    public static Command Create()
    {
        var file = Inputs.File();
        var json = new Option<bool>("--json")
        {
            Description = "The text, the findings and the risk as one JSON object.",
        };
        var lines = Inputs.JsonLines();
        var verb = new Command("sanitize", "Make instructions that hide in a text inert.") { file, json, lines };
        verb.SetAction(
            (parsed, cancellation) =>
                parsed.GetValue(lines)
                    ? Inputs.StreamAsync(GuardStreams.SanitizeAsync, cancellation)
                    : SanitizeAsync(parsed.GetValue(file)!, parsed.GetValue(json), cancellation)
        );
        return verb;
    }

    private static async Task<int> SanitizeAsync(string name, bool asJson, CancellationToken cancellation)
    {
        if (await InputTexts.TryReadAsync(name, cancellation) is not { } input)
        {
            return ExitCode.WrongUse;
        }

        var result = new Sanitizer().Sanitize(input.Text);
        var findings = result.Findings.Select(f => Place(input, f)).ToList();
        var risk = Word(result.Risk);
        if (asJson)
        {
            var report = new SanitizeReport(risk, findings, result.Text);
            Console.WriteLine(JsonSerializer.Serialize(report, CommandLineJson.Default.SanitizeReport));
            return ExitCode.Done;
        }

        await InputTexts.WriteAsync(result.Text, cancellation);
        foreach (var finding in findings)
        {
            await Console.Error.WriteLineAsync(
                $"{input.Name}:{finding.Line}:{finding.Column}: {finding.Action} {finding.Kind}"
            );
        }

        await Console.Error.WriteLineAsync($"risk: {risk}");
        return ExitCode.Done;
    }

    private static SanitizeLine Place(InputText input, SanitizeFinding finding)
    {
        var (line, column) = InputTexts.PlaceOf(input.Text, finding.Start);
        return new(finding.Kind, Word(finding.Action), line, column, finding.Start, finding.End);
    }

#pragma warning disable CA1308 // Risks and actions are lower-case words of the interface.
    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}

internal sealed record SanitizeReport(string Risk, IReadOnlyList<SanitizeLine> Findings, string Text);

internal sealed record SanitizeLine(string Kind, string Action, int Line, int Column, int Start, int End);
