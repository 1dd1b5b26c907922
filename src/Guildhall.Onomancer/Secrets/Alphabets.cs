using System.Buffers;

namespace Guildhall.Onomancer.Secrets;

/// <summary>Sets of characters that the rules share.</summary>
internal static class Alphabets
{
    private const string AlphaNumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");
    public static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");
    public static readonly SearchValues<char> Base64Line = SearchValues.Create(AlphaNumeric + "+/=\\");
    public static readonly SearchValues<char> Signature = SearchValues.Create(AlphaNumeric + "%+/=-_");
    public static readonly SearchValues<char> Member = SearchValues.Create(AlphaNumeric + "_.:?!");
    public static readonly SearchValues<char> Name = SearchValues.Create(AlphaNumeric + "_.:");
    public static readonly SearchValues<char> Chosen = SearchValues.Create("!@#$%^&*?");
    public static readonly SearchValues<char> DigitOrSign = SearchValues.Create("0123456789!@#%^*");
    public static readonly SearchValues<char> ArgumentEnd = SearchValues.Create(" \"'`\r\\");
    public static readonly SearchValues<char> DelimiterRow = SearchValues.Create("|-: \t\r");
    public static readonly SearchValues<char> LineEnd = SearchValues.Create("\n\r\"'`");
    public static readonly SearchValues<char> PairGap = SearchValues.Create(" \t\r\n\"'`,;");
    public static readonly SearchValues<char> Separators = SearchValues.Create("=:|-\"'`");
}
