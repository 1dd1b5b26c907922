using System.CommandLine;
using System.Text.Json;
using Guildhall.Host.Diagnosis;
using Guildhall.Host.Settings;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall doctor</c>: what is set, what is missing, what each unlocks, and whether the outside worlds answer.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "The same as one JSON object." };
        var settings = new Option<bool>("--settings") { Description = "Every setting there is, with its meaning." };
        var verb = new Command("doctor", "Say what is set, what is missing, and what each unlocks.") { json, settings };
        verb.SetAction(
            (parsed, cancellation) =>
                parsed.GetValue(settings)
                    ? Task.FromResult(ListSettings())
                    : DiagnoseAsync(parsed.GetValue(json), cancellation)
        );
        return verb;
    }

    private static async Task<int> DiagnoseAsync(bool asJson, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        await foreach (var finding in Doctor.ExamineAsync(cancellation))
        {
            findings.Add(finding);
            if (!asJson)
            {
                Console.WriteLine($"{Mark(finding.State)} {finding.Subject, -16} {finding.Text}");
            }
        }

        if (asJson)
        {
            Console.WriteLine(
                JsonSerializer.Serialize(new DoctorReport(findings), CommandLineJson.Default.DoctorReport)
            );
        }

        return findings.Any(finding => finding.State == FindingState.Wrong) ? ExitCode.Found : ExitCode.Done;
    }

    private static int ListSettings()
    {
        foreach (var setting in KnownSettings.All)
        {
            var isSet = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(setting.Name));
            var unlocks = setting.Unlocks is null ? "" : $" Unlocks {setting.Unlocks}.";
            Console.WriteLine($"{(isSet ? "set " : "    ")} {setting.Name, -44} {setting.Meaning}.{unlocks}");
        }

        return ExitCode.Done;
    }

    private static string Mark(FindingState state) =>
        state switch
        {
            FindingState.Good => "ok     ",
            FindingState.Absent => "not set",
            FindingState.Unknown => "unknown",
            _ => "WRONG  ",
        };
}

internal sealed record DoctorReport(IReadOnlyList<Finding> Findings);
