using System.Globalization;

namespace Guildhall.Sietch.Chain.Events;

/// <summary>One parameter of an event: <c>address indexed account</c>.</summary>
/// <param name="Type">As Solidity's canonical name: <c>uint</c> is <c>uint256</c>.</param>
/// <param name="Bits">How many of the word's low bits may be set.</param>
internal sealed record EventParameter(string Name, string Type, int Bits, bool IsIndexed)
{
    private const int WordBits = 256;

    /// <param name="position">Names a parameter without a name: <c>arg0</c>.</param>
    /// <exception cref="FormatException">Not a parameter, or a type that is none of ours.</exception>
    public static EventParameter Parse(string text, int position)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var isIndexed = parts.Length > 1 && parts[1] == "indexed";
        var named = parts.Length - (isIndexed ? 2 : 1);
        if (parts.Length == 0 || named > 1)
        {
            throw new FormatException($"This is not a parameter: {text}");
        }

        var type = parts[0] == "uint" ? "uint256" : parts[0];
        var name = named == 1 ? parts[^1] : string.Create(CultureInfo.InvariantCulture, $"arg{position}");
        return new(name, type, BitsOf(type), isIndexed);
    }

    /// <summary>Nothing stands above the type's own bits.</summary>
    public bool Holds(Word word)
    {
        var (high, low) = Wei.From(word);
        return Bits switch
        {
            WordBits => true,
            >= WordBits / 2 => high >> (Bits - (WordBits / 2)) == 0,
            _ => high == 0 && low >> Bits == 0,
        };
    }

    private static int BitsOf(string type) =>
        type switch
        {
            "address" => Address.Size * 8,
            "bool" => 1,
            "bytes32" => WordBits,
            _ when type.StartsWith("uint", StringComparison.Ordinal)
                    && int.TryParse(type.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
                    && bits is > 0 and <= WordBits
                    && bits % 8 == 0 => bits,
            _ => throw new FormatException($"An event with a parameter of type {type} cannot be read here."),
        };
}
