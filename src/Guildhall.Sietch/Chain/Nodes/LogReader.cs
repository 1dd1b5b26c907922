using System.Globalization;
using System.Text.Json;

namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>The JSON of logs, not believed before it is read.</summary>
internal static class LogReader
{
    private const int MostTopics = 4;

    /// <exception cref="FormatException">A part is not of the protocol.</exception>
    public static ChainLog Read(JsonElement log)
    {
        if (log.TryGetProperty("removed", out var removed) && removed.ValueKind == JsonValueKind.True)
        {
            throw new FormatException("This log was removed by a reorganisation.");
        }

        var topics = log.GetProperty("topics").EnumerateArray().Select(WordOf).ToList();
        return topics.Count > MostTopics
            ? throw new FormatException("This log has too many topics.")
            : new()
            {
                Contract = Address.Parse(log.GetProperty("address").GetString()!),
                Topics = topics,
                Data = Hex.TryDecode(log.GetProperty("data").GetString()) ?? throw NotHexadecimal(),
                Block = new(Quantity(log.GetProperty("blockNumber")), WordOf(log.GetProperty("blockHash"))),
                Index = Quantity(log.GetProperty("logIndex")),
                Transaction = WordOf(log.GetProperty("transactionHash")),
            };
    }

    /// <exception cref="FormatException">Not 32 bytes.</exception>
    public static Word WordOf(JsonElement text) =>
        Word.TryParse(text.GetString(), out var word) ? word : throw NotHexadecimal();

    /// <exception cref="FormatException">Not a number of up to 64 bits.</exception>
    public static ulong Quantity(JsonElement text) =>
        text.GetString() is { } digits
        && digits.StartsWith("0x", StringComparison.Ordinal)
        && ulong.TryParse(
            digits.AsSpan(2),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw NotHexadecimal();

    private static FormatException NotHexadecimal() => new("This is not hexadecimal.");
}
