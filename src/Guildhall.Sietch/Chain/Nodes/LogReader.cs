using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>The JSON of logs, not believed before it is read. A history has millions of them: each is walked once, and its
/// digits are read where they stand.</summary>
internal static class LogReader
{
    private const int MostTopics = 4;

    private const int WholeLog = 0b111_1111;

    /// <exception cref="FormatException">A part is not of the protocol.</exception>
    /// <exception cref="KeyNotFoundException">A part is missing.</exception>
    public static ChainLog Read(JsonElement log)
    {
        Address contract = default;
        Word[] topics = [];
        byte[] data = [];
        ulong number = 0;
        ulong index = 0;
        Word hash = default;
        Word transaction = default;
        var seen = 0;
        foreach (var part in log.EnumerateObject())
        {
            if (part.NameEquals("address"u8))
            {
                (contract, seen) = (AddressOf(part.Value), seen | 1);
            }
            else if (part.NameEquals("topics"u8))
            {
                (topics, seen) = (TopicsOf(part.Value), seen | 2);
            }
            else if (part.NameEquals("data"u8))
            {
                (data, seen) = (BytesOf(part.Value), seen | 4);
            }
            else if (part.NameEquals("blockNumber"u8))
            {
                (number, seen) = (Quantity(part.Value), seen | 8);
            }
            else if (part.NameEquals("blockHash"u8))
            {
                (hash, seen) = (WordOf(part.Value), seen | 16);
            }
            else if (part.NameEquals("logIndex"u8))
            {
                (index, seen) = (Quantity(part.Value), seen | 32);
            }
            else if (part.NameEquals("transactionHash"u8))
            {
                (transaction, seen) = (WordOf(part.Value), seen | 64);
            }
            else if (part.NameEquals("removed"u8) && part.Value.ValueKind == JsonValueKind.True)
            {
                throw new FormatException("This log was removed by a reorganisation.");
            }
        }

        return seen == WholeLog
            ? new()
            {
                Contract = contract,
                Topics = topics,
                Data = data,
                Block = new(number, hash),
                Index = index,
                Transaction = transaction,
            }
            : throw new KeyNotFoundException("This log is not whole.");
    }

    /// <exception cref="FormatException">Not 32 bytes.</exception>
    public static Word WordOf(JsonElement text)
    {
        Span<byte> bytes = stackalloc byte[Word.Size];
        return TryDecode(Digits(text), bytes) ? Word.From(bytes) : throw NotHexadecimal();
    }

    /// <exception cref="FormatException">Not a number of up to 63 bits, which is what the database holds.</exception>
    public static ulong Quantity(JsonElement text) =>
        ulong.TryParse(Digits(text), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        && number <= long.MaxValue
            ? number
            : throw NotHexadecimal();

    private static Word[] TopicsOf(JsonElement topics)
    {
        var count = topics.GetArrayLength();
        if (count > MostTopics)
        {
            throw new FormatException("This log has too many topics.");
        }

        var words = new Word[count];
        var position = 0;
        foreach (var topic in topics.EnumerateArray())
        {
            words[position++] = WordOf(topic);
        }

        return words;
    }

    private static byte[] BytesOf(JsonElement text)
    {
        var digits = Digits(text);
        var bytes = new byte[digits.Length / 2];
        return TryDecode(digits, bytes) ? bytes : throw NotHexadecimal();
    }

    private static Address AddressOf(JsonElement text)
    {
        Span<byte> bytes = stackalloc byte[Address.Size];
        var digits = Digits(text);
        // Upper case may be a checksum, which is rare enough to be read the long way.
        return digits.ContainsAnyInRange((byte)'A', (byte)'F') ? Address.Parse(text.GetString()!)
            : TryDecode(digits, bytes) ? Address.From(bytes)
            : throw NotHexadecimal();
    }

    private static bool TryDecode(ReadOnlySpan<byte> digits, Span<byte> bytes) =>
        digits.Length == bytes.Length * 2
        && Convert.FromHexString(digits, bytes, out _, out var written) == OperationStatus.Done
        && written == bytes.Length;

    /// <summary>What follows <c>0x</c>.</summary>
    private static ReadOnlySpan<byte> Digits(JsonElement text)
    {
        if (text.ValueKind != JsonValueKind.String)
        {
            throw NotHexadecimal();
        }

        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        if (raw.Contains((byte)'\\'))
        {
            raw = Encoding.UTF8.GetBytes(text.GetString()!);
        }

        return raw.StartsWith("0x"u8) ? raw[2..] : throw NotHexadecimal();
    }

    private static FormatException NotHexadecimal() => new("This is not hexadecimal.");
}
