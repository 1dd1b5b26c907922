using System.CommandLine;
using System.Text.Json;
using Guildhall.Sietch.Wallets.Siwe;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall siwe verify</c>: did this account sign that sign-in (ERC-4361)?</summary>
internal static class SiweVerb
{
    private const string Shape =
        "{\"message\",\"signature\",\"domain\",\"nonce\",\"chainId\",\"now\"}; now is a time of RFC 3339 or Unix seconds, by default the clock's.";

    public static Command Create()
    {
        var file = Inputs.File();
        var lines = Inputs.JsonLines();
        lines.Description =
            "Read such an object with an \"id\" a line, write {\"id\",\"ok\",\"address\",\"error\"} a line.";
        var verify = new Command(
            "verify",
            $"Check a signed sign-in, given as a JSON object {Shape} Exit code 1 when it does not hold."
        )
        {
            file,
            lines,
        };
        verify.SetAction(
            (parsed, cancellation) =>
                parsed.GetValue(lines)
                    ? Inputs.StreamAsync(
                        (input, output, c) => SiweStream.RunAsync(input, output, TimeProvider.System, c),
                        cancellation
                    )
                    : VerifyAsync(parsed.GetValue(file)!, cancellation)
        );
        return new Command("siwe", "Sign-in with an Ethereum account.") { verify };
    }

    private static async Task<int> VerifyAsync(string name, CancellationToken cancellation)
    {
        if (await InputTexts.TryReadAsync(name, cancellation) is not { } input)
        {
            return ExitCode.WrongUse;
        }

        if (TryRead(input.Text) is not { } claim)
        {
            await Console.Error.WriteLineAsync($"{name} must hold one JSON object {Shape}");
            return ExitCode.WrongUse;
        }

        if (claim.Check() is { } fault)
        {
            await Console.Error.WriteLineAsync($"Refused: {SiweStream.NameOf(fault)}.");
            return ExitCode.Found;
        }

        Console.WriteLine(claim.Account!.Value.ToChecksum());
        return ExitCode.Done;
    }

    private static SiweClaim? TryRead(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return SiweClaim.TryRead(document.RootElement, TimeProvider.System);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
