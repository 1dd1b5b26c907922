using System.CommandLine;
using System.Text.Json;
using Guildhall.Onomancer.Guarding;
using Guildhall.Onomancer.Secrets;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall scan</c>: secrets by kind and place, never by value.</summary>
internal static class ScanVerb
{
    public static Command Create()
    {
        var files = Inputs.Files();
        var json = new Option<bool>("--json") { Description = "One JSON object for all findings." };
        var lines = Inputs.JsonLines();
        var verb = new Command("scan", "Find secrets. Exit code 1 when there are any.") { files, json, lines };
        verb.SetAction(
            (parsed, cancellation) =>
                parsed.GetValue(lines)
                    ? Inputs.StreamAsync(GuardStreams.ScanAsync, cancellation)
                    : ScanAsync(parsed.GetValue(files)!, parsed.GetValue(json), cancellation)
        );
        return verb;
    }

    private static async Task<int> ScanAsync(string[] names, bool asJson, CancellationToken cancellation)
    {
        var scanner = new SecretScanner();
        var found = new List<ScanFinding>();
        var failed = false;
        foreach (var name in names)
        {
            if (await InputTexts.TryReadAsync(name, cancellation) is not { } input)
            {
                failed = true;
                continue;
            }

            found.AddRange(scanner.Scan(input.Text).Select(f => Place(input, f)));
        }

        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(new ScanReport([.. found]), CommandLineJson.Default.ScanReport));
        }
        else
        {
            found.ForEach(f => Console.WriteLine($"{f.File}:{f.Line}:{f.Column}: {f.Severity} {f.Kind}"));
        }

        return failed ? ExitCode.WrongUse
            : found.Count > 0 ? ExitCode.Found
            : ExitCode.Done;
    }

    private static ScanFinding Place(InputText input, SecretFinding finding)
    {
        var (line, column) = InputTexts.PlaceOf(input.Text, finding.Start);
#pragma warning disable CA1308 // The severities are lower-case words of the interface.
        var severity = finding.Severity.ToString().ToLowerInvariant();
#pragma warning restore CA1308
        return new(input.Name, finding.Kind, severity, line, column, finding.Start, finding.End);
    }
}

internal sealed record ScanReport(IReadOnlyList<ScanFinding> Findings);

internal sealed record ScanFinding(string File, string Kind, string Severity, int Line, int Column, int Start, int End);
