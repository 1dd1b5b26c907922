using System.Runtime.CompilerServices;
using System.Text;

namespace Guildhall.Aegis.Import.Reading;

/// <summary>
/// Delimited text after RFC 4180: quotes, doubled quotes, line breaks inside quotes. The first row names the columns. The
/// delimiter is the one that the first row has most of. A row that cannot be read is told and the next one goes on.
/// </summary>
internal sealed class CsvRows(StreamReader reader)
{
    /// <summary>Longer records come from a quote that nobody closed.</summary>
    private const int LongestRecord = 256 * 1024;
    private const int MostLines = 2_000;
    private const int MostColumns = 200;
    private static readonly char[] delimiters = [',', ';', '\t', '|'];

    private readonly Queue<(long Number, string Text)> again = new();
    private long number;

    public async IAsyncEnumerable<SourceRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var delimiter = ',';
        IReadOnlyList<string>? names = null;
        while (await NextLineAsync(cancellation) is { } first)
        {
            if (string.IsNullOrWhiteSpace(first.Text))
            {
                continue;
            }

            if (names is null)
            {
                delimiter = Sniff(first.Text);
            }

            var (fields, fault) = await RecordAsync(first, delimiter, cancellation);
            if (fault is not null)
            {
                yield return new(first.Number) { Fault = fault };
            }
            else if (names is null)
            {
                names = [.. fields.Select(SourceRow.PlainName)];
            }
            else
            {
                yield return ToRow(first.Number, names, fields);
            }
        }
    }

    private static SourceRow ToRow(long line, IReadOnlyList<string> names, List<string> fields)
    {
        if (fields.Count > names.Count && fields.Skip(names.Count).Any(field => field.Length > 0))
        {
            return new(line) { Fault = $"It has {fields.Count} fields where the first row names {names.Count}." };
        }

        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(fields.Count, names.Count); i++)
        {
            row.TryAdd(names[i], fields[i]);
        }

        return new(line) { Fields = row };
    }

    /// <summary>A record that goes on over lines. Where its quote never closes, its other lines are read once more.</summary>
    private async Task<(List<string> Fields, string? Fault)> RecordAsync(
        (long Number, string Text) first,
        char delimiter,
        CancellationToken cancellation
    )
    {
        var text = first.Text;
        List<(long, string)> taken = [];
        while (true)
        {
            if (TrySplit(text, delimiter) is { } fields)
            {
                return fields.Count > MostColumns ? ([], $"It has more than {MostColumns} fields.") : (fields, null);
            }

            var next =
                text.Length > LongestRecord || taken.Count >= MostLines ? null : await NextLineAsync(cancellation);
            if (next is null)
            {
                foreach (var line in taken)
                {
                    again.Enqueue(line);
                }

                return ([], "A quote opens here and never closes.");
            }

            taken.Add(next.Value);
            text = $"{text}\n{next.Value.Text}";
        }
    }

    /// <summary>Null where a quote is still open.</summary>
    private static List<string>? TrySplit(string text, char delimiter)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (isQuoted)
            {
                if (letter != '"')
                {
                    field.Append(letter);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (letter == delimiter)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else if (letter == '"' && field.Length == 0)
            {
                isQuoted = true;
            }
            else
            {
                field.Append(letter);
            }
        }

        fields.Add(field.ToString());
        return isQuoted ? null : fields;
    }

    private static char Sniff(string header)
    {
        var isQuoted = false;
        var counts = new int[delimiters.Length];
        foreach (var letter in header)
        {
            isQuoted ^= letter == '"';
            if (!isQuoted && Array.IndexOf(delimiters, letter) is var at && at >= 0)
            {
                counts[at]++;
            }
        }

        return delimiters[Array.IndexOf(counts, counts.Max())];
    }

    private async ValueTask<(long Number, string Text)?> NextLineAsync(CancellationToken cancellation)
    {
        if (again.TryDequeue(out var line))
        {
            return line;
        }

        return await reader.ReadLineAsync(cancellation) is { } text ? (++number, text) : null;
    }
}
