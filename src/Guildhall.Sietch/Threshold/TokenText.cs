using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Threshold;

/// <summary>Amounts as members read them: cut to two decimals, and never "0" for what is more than nothing.</summary>
internal static class TokenText
{
    public const string Name = "BGT";
    public const int Unit = 18;
    private const int Decimals = 2;

    private static readonly Wei smallest = Wei.From(10_000_000_000_000_000);

    public static string Of(Wei amount) => $"{NumberOf(amount)} {Name}";

    /// <summary>Where the unit stands elsewhere.</summary>
    public static string NumberOf(Wei amount) =>
        amount.IsZero ? "0"
        : amount < smallest ? "less than 0.01"
        : amount.ToTokens(Unit, Decimals);

    /// <summary>What has to be claimed to pass somebody who is so far ahead: more than that, rounded up.</summary>
    public static string ToPass(Wei distance) => $"{NumberToPass(distance)} {Name}";

    public static string NumberToPass(Wei distance)
    {
        var steps = (distance.ToBigInteger() / smallest.ToBigInteger()) + 1;
        return Wei.From(steps * smallest.ToBigInteger()).ToTokens(Unit, Decimals);
    }

    /// <summary>How much more the one is than the other; nothing where it is not more.</summary>
    public static Wei Beyond(this Wei more, Wei less) => more > less ? more - less : Wei.Zero;
}
