using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Privacy;

/// <summary>A row as people read it: times, amounts and addresses by the names of their columns.</summary>
internal static class CommunityRow
{
    public static JsonObject ToJson(object row)
    {
        var json = new JsonObject();
        foreach (var (name, value) in (IDictionary<string, object?>)row)
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
                byte[] wallet when name == "wallet" => Address.From(wallet).ToChecksum(),
                byte[] amount => Wei.FromBytes(amount).ToString(),
                _ => Convert.ToString(value, CultureInfo.InvariantCulture),
            };
        }

        return json;
    }
}
