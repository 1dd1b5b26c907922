using System.CommandLine;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Offline;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall address check</c>: are these addresses, and how are they written with a checksum?</summary>
internal static class AddressVerb
{
    public static Command Create()
    {
        var addresses = new Argument<string[]>("address")
        {
            Description = "Addresses, or - to read one a line from standard input.",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => ["-"],
        };
        var lines = Inputs.JsonLines();
        var check = new Command(
            "check",
            "Print each address with its checksum (EIP-55); exit code 1 when one is none or its checksum is wrong."
        )
        {
            addresses,
            lines,
        };
        check.SetAction(
            (parsed, cancellation) =>
                parsed.GetValue(lines)
                    ? Inputs.StreamAsync(ChainStreams.CheckAsync, cancellation)
                    : CheckAsync(parsed.GetValue(addresses)!, cancellation)
        );
        return new Command("address", "Addresses of an Ethereum chain.") { check };
    }

    private static async Task<int> CheckAsync(string[] addresses, CancellationToken cancellation)
    {
        var code = ExitCode.Done;
        await foreach (var text in ReadAsync(addresses, cancellation))
        {
            if (Address.TryParse(text, out var address))
            {
                Console.WriteLine(address.ToChecksum());
                continue;
            }

            code = ExitCode.Found;
            await Console.Error.WriteLineAsync($"{Visible(text)}: not an address, or its checksum is wrong.");
        }

        return code;
    }

    private static async IAsyncEnumerable<string> ReadAsync(
        string[] addresses,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        foreach (var address in addresses)
        {
            if (address != "-")
            {
                yield return address;
                continue;
            }

            using var input = new StreamReader(Console.OpenStandardInput());
            while (await input.ReadLineAsync(cancellation) is { } line)
            {
                yield return line;
            }
        }
    }

    // What is no address may be anything, so no control character of it reaches the terminal.
    private static string Visible(string text) =>
        string.Concat(text.Take(80).Select(letter => char.IsControl(letter) ? '?' : letter));
}
