using System.CommandLine;

namespace Guildhall.Host.CommandLine;

/// <summary>Arguments and options that the guard verbs share.</summary>
internal static class Inputs
{
    public static Argument<string[]> Files() =>
        new("files")
        {
            Description = "Files to read, or - for standard input.",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => ["-"],
        };

    public static Argument<string> File() =>
        new("file") { Description = "The file to read, or - for standard input.", DefaultValueFactory = _ => "-" };

    public static Option<bool> JsonLines() =>
        new("--jsonl")
        {
            Description =
                "Read {\"id\",\"text\"} a line from standard input, write a result a line, in the same order.",
        };

    /// <summary>Standard input to standard output; done when the input was read to its end, whatever was found.</summary>
    public static async Task<int> StreamAsync(
        Func<Stream, Stream, CancellationToken, Task> transform,
        CancellationToken cancellation
    )
    {
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        await transform(input, output, cancellation);
        return ExitCode.Done;
    }
}
