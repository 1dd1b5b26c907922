using System.Globalization;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Whom a held result would send away: wallets alone, for admins.</summary>
internal static class HoldText
{
    private const int Named = 10;

    /// <summary>The first ten, by their ranks, as one sentence; null where nobody is known.</summary>
    public static string? Leaving(IReadOnlyList<Address> wallets) =>
        wallets.Count switch
        {
            0 => null,
            <= Named => $"Leaving: {string.Join(", ", wallets)}.",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"Leaving: {string.Join(", ", wallets.Take(Named))} and {wallets.Count - Named} more."
            ),
        };
}
