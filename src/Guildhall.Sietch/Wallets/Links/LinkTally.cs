using System.Globalization;

namespace Guildhall.Sietch.Wallets.Links;

/// <param name="Links">Of one community.</param>
/// <param name="Lost">Those of them that are sealed with a key that is not here.</param>
internal sealed record LinkTally(long Links, long Lost)
{
    public bool AreAllLost => Links > 0 && Lost == Links;

    /// <summary>For admins.</summary>
    public static string Means(long lost) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{lost} wallet {(lost == 1 ? "link" : "links")} cannot be read: sealed with another key than the one that is here. Nothing is taken from their members meanwhile. Put the right `sietch-links.key` back from its backup; if it is lost, `guildhall wallets drop-unreadable` gives them up, and their members run `/verify` again."
        );
}
