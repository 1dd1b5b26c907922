using System.Text;

namespace Guildhall.Host.CommandLine;

/// <summary>The texts that a guard verb works on: files, or standard input for <c>-</c> and for nothing.</summary>
internal static class InputTexts
{
    /// <summary>Reads one text; null, with the reason on standard error, where that is not possible.</summary>
    public static async Task<InputText?> TryReadAsync(string name, CancellationToken cancellation)
    {
        if (name == "-")
        {
            using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false), true);
            return new("-", await input.ReadToEndAsync(cancellation));
        }

        var why =
            Directory.Exists(name) ? "is a folder; name its files"
            : !File.Exists(name) ? "does not exist"
            : null;
        try
        {
            if (why is null)
            {
                var text = Decode(await File.ReadAllBytesAsync(name, cancellation));
                if (!text.Contains('\0', StringComparison.Ordinal))
                {
                    return new(name, text);
                }

                why = "is not text";
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            why = "cannot be read";
        }

        await Console.Error.WriteLineAsync($"{name} {why}.");
        return null;
    }

    /// <summary>A byte order mark of UTF-8 stays, so that what is written back is the same file.</summary>
    private static string Decode(byte[] bytes) =>
        bytes.AsSpan() switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes),
            _ => Encoding.UTF8.GetString(bytes),
        };

    /// <summary>Exactly the text to standard output, as UTF-8 without byte order mark.</summary>
    public static async Task WriteAsync(string text, CancellationToken cancellation)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        await output.WriteAsync(text.AsMemory(), cancellation);
    }

    /// <summary>Line and column of an offset, both from 1; a column counts UTF-16 code units.</summary>
    public static (int Line, int Column) PlaceOf(string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        var line = before.Count('\n') + 1;
        return (line, offset - before.LastIndexOf('\n'));
    }
}

internal sealed record InputText(string Name, string Text);
