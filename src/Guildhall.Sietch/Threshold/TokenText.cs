using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Threshold;

/// <summary>Amounts as members read them: cut to two decimals, and never "0" for what is more than nothing.</summary>
internal static class TokenText
{
    public const int Unit = 18;
    private const int Decimals = 2;

    private static readonly Wei smallest = Wei.From(10_000_000_000_000_000);

    public static string Of(Wei amount) =>
        amount.IsZero ? "0 BGT"
        : amount < smallest ? "less than 0.01 BGT"
        : $"{amount.ToTokens(Unit, Decimals)} BGT";

    /// <summary>How much more the one is than the other; nothing where it is not more.</summary>
    public static Wei Beyond(this Wei more, Wei less) => more > less ? more - less : Wei.Zero;
}
