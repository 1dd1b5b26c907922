using System.Runtime.CompilerServices;
using System.Text;

namespace Guildhall.Aegis.Import.Reading;

/// <summary>A file's rows, whatever it is: JSON by its first letter, else delimited text.</summary>
internal sealed class FileRows
{
    private const int Looked = 4096;

    private JsonRows? json;

    /// <summary>Known once the first row was read.</summary>
    public bool IsJson => json is not null;

    public string Encoding { get; private set; } = "";

    /// <summary>What the file is instead of text with rows, which then has none; null where it was read.</summary>
    public string? Foreign { get; private set; }

    /// <summary>The name of the list that the objects are in; null for delimited text.</summary>
    public string? List => json?.List;

    public async IAsyncEnumerable<SourceRow> ReadAsync(
        Stream file,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        (var utf8, Encoding, Foreign) = await EncodedText.OpenAsync(file, cancellation);
        if (Foreign is not null)
        {
            yield break;
        }

        var head = new byte[Looked];
        var length = await utf8.ReadAtLeastAsync(head, Looked, throwOnEndOfStream: false, cancellation);
        Foreign = ForeignFile.ByText(head.AsSpan(0, length));
        if (Foreign is not null)
        {
            yield break;
        }

        var text = new PrefixedStream(head.AsMemory(0, length), utf8);
        // What is no UTF-8 after all becomes a mark in its place; the row is worth more than its letter.
        using var reader = new StreamReader(text, new UTF8Encoding(false), false, 16 * 1024, leaveOpen: true);
        IAsyncEnumerable<SourceRow> rows;
        if (First(head.AsSpan(0, length)) is (byte)'{' or (byte)'[')
        {
            json = new JsonRows(text);
            rows = json.ReadAsync(cancellation);
        }
        else
        {
            rows = new CsvRows(reader).ReadAsync(cancellation);
        }

        await foreach (var row in rows)
        {
            yield return row;
        }
    }

    private static byte First(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyExcept(" \t\r\n"u8) is var at && at >= 0 ? text[at] : (byte)0;
}
