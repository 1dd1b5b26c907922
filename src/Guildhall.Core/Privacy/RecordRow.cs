using System.Globalization;
using System.Text.Json.Nodes;

namespace Guildhall.Core.Privacy;

/// <summary>A row as people read it, by the names of its columns: <c>…_at</c> is a time, <c>…_id</c> an id.</summary>
public static class RecordRow
{
    /// <param name="row">Columns with their values.</param>
    /// <param name="ofBytes">What the bytes of a column say; null where no column has any.</param>
    public static JsonObject ToJson(IDictionary<string, object?> row, Func<string, byte[], string>? ofBytes = null)
    {
        var json = new JsonObject();
        foreach (var (name, value) in row)
        {
            json[name] = value switch
            {
                null => null,
                long at when name == "at" || name.EndsWith("_at", StringComparison.Ordinal) => DateTimeOffset
                    .FromUnixTimeMilliseconds(at)
                    .UtcDateTime.ToString("O"),
                // Ids are longer than the numbers that JSON's readers hold.
                long id when name.EndsWith("_id", StringComparison.Ordinal) => id.ToString(
                    CultureInfo.InvariantCulture
                ),
                long number => number,
                double number => number,
                decimal number => number,
                byte[] bytes when ofBytes is not null => ofBytes(name, bytes),
                _ => Convert.ToString(value, CultureInfo.InvariantCulture),
            };
        }

        return json;
    }
}
