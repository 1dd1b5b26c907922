using System.Globalization;
using System.Text.Json;

namespace Guildhall.Aegis.Import.Reading;

/// <summary>One row or object of a file, before anybody knows what it means; or what was wrong with it.</summary>
/// <param name="Line">Where it begins, from 1.</param>
internal sealed record SourceRow(long Line)
{
    /// <summary>Of JSON which object of the file it is, from 1.</summary>
    public long? Record { get; init; }

    /// <summary>Of JSON the byte of the line at which it begins, from 1.</summary>
    public long? Column { get; init; }

    /// <summary><c>line 3</c>; of JSON, which may be all on one line, <c>record 3 (line 1, byte 412)</c>.</summary>
    public string Place =>
        Record is { } record
            ? string.Create(CultureInfo.InvariantCulture, $"record {record} (line {Line}, byte {Column})")
            : string.Create(CultureInfo.InvariantCulture, $"line {Line}");

    /// <summary>By plain name: letters and digits alone, in lower case; what lies deeper has its parents' names before it.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Of JSON the object itself.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>Null where it could be read.</summary>
    public string? Fault { get; init; }

    public string? this[params ReadOnlySpan<string> names]
    {
        get
        {
            foreach (var name in names)
            {
                if (Fields.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value))
                {
                    return value.Trim();
                }
            }

            return null;
        }
    }

    public static string PlainName(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
