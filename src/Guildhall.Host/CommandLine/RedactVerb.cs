using System.CommandLine;
using Guildhall.Onomancer.Guarding;
using Guildhall.Onomancer.Secrets;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall redact</c>: the text with a marker in the place of each secret.</summary>
internal static class RedactVerb
{
    public static Command Create()
    {
        var file = Inputs.File();
        var lines = Inputs.JsonLines();
        var verb = new Command("redact", "Write the text with each secret replaced by its kind.") { file, lines };
        verb.SetAction(
            (parsed, cancellation) =>
                parsed.GetValue(lines)
                    ? Inputs.StreamAsync(GuardStreams.ScanAsync, cancellation)
                    : RedactAsync(parsed.GetValue(file)!, cancellation)
        );
        return verb;
    }

    private static async Task<int> RedactAsync(string name, CancellationToken cancellation)
    {
        if (await InputTexts.TryReadAsync(name, cancellation) is not { } input)
        {
            return ExitCode.WrongUse;
        }

        var findings = new SecretScanner().Scan(input.Text);
        await InputTexts.WriteAsync(SecretScanner.Redact(input.Text, findings), cancellation);
        await Console.Error.WriteLineAsync($"{findings.Count} redacted");
        return ExitCode.Done;
    }
}
