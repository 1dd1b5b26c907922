using System.CommandLine;
using System.Text.Json;
using Guildhall.Sietch.Chain.Events;
using Guildhall.Sietch.Chain.Offline;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall chain decode</c>: what does this log say?</summary>
internal static class ChainVerb
{
    public static Command Create()
    {
        var file = Inputs.File();
        var events = new Option<string[]>("--event")
        {
            Description =
                "Another event's declaration, \"Staked(address indexed user, uint256 amount)\"; may be given several times.",
        };
        var lines = Inputs.JsonLines();
        lines.Description =
            "Read {\"id\",\"address\",\"topics\",\"data\"} a line, write {\"id\",\"event\",\"args\"} or {\"id\",\"error\"} a line.";
        var decode = new Command(
            "decode",
            "Say what logs mean: a log, an array of them, or the answer of eth_getLogs, as JSON. Exit code 1 when one is unknown.\n"
                + $"Known: {string.Join(", ", KnownEvents.All.Select(shape => shape.Name).Distinct())}."
        )
        {
            file,
            events,
            lines,
        };
        decode.SetAction(
            (parsed, cancellation) =>
                DecodeAsync(parsed.GetValue(file)!, parsed.GetValue(events) ?? [], parsed.GetValue(lines), cancellation)
        );
        return new Command("chain", "What a chain says.") { decode };
    }

    private static async Task<int> DecodeAsync(
        string name,
        string[] declarations,
        bool asLines,
        CancellationToken cancellation
    )
    {
        List<EventShape> shapes;
        try
        {
            shapes = [.. declarations.Select(EventShape.Parse), .. KnownEvents.All];
        }
        catch (FormatException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.WrongUse;
        }

        return asLines
            ? await Inputs.StreamAsync(
                (input, output, c) => ChainStreams.DecodeAsync(input, output, shapes, c),
                cancellation
            )
            : await PrintAsync(name, shapes, cancellation);
    }

    private static async Task<int> PrintAsync(string name, List<EventShape> shapes, CancellationToken cancellation)
    {
        if (await InputTexts.TryReadAsync(name, cancellation) is not { } input)
        {
            return ExitCode.WrongUse;
        }

        if (TryRead(input.Text) is not { } logs)
        {
            await Console.Error.WriteLineAsync($"{name} holds no log: an object with address, topics and data.");
            return ExitCode.WrongUse;
        }

        var code = ExitCode.Done;
        foreach (var log in logs)
        {
            if (log.TryDecode(shapes, out var happened, out var values, out var error))
            {
                Console.WriteLine($"{happened}({string.Join(", ", values.Select(v => $"{v.Parameter.Name}: {v}"))})");
                continue;
            }

            code = ExitCode.Found;
            await Console.Error.WriteLineAsync(error);
        }

        return code;
    }

    private static List<LogText>? TryRead(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var logs =
                root.ValueKind == JsonValueKind.Object && root.TryGetProperty("result", out var result) ? result : root;
            var read = (logs.ValueKind == JsonValueKind.Array ? [.. logs.EnumerateArray()] : new[] { logs })
                .Select(LogText.TryRead)
                .ToList();
            return read.Contains(null) ? null : [.. read.OfType<LogText>()];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
