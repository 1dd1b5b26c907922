using System.Text.RegularExpressions;
using Guildhall.Core;

namespace Guildhall.Sietch.Members.Nyms;

/// <summary>What a member is called by the others: 3–20 of a–z, A–Z, 0–9, <c>_</c> and <c>-</c>, the first and the last a letter
/// or a digit. Letters of other scripts are refused, because they look like these.</summary>
internal static partial class Nym
{
    public const int Shortest = 3;
    public const int Longest = 20;
    private const int LongWord = 6;

    private static readonly HashSet<string> reserved = new(
        (
            (string[])
                [
                    "admin",
                    "administrator",
                    "mod",
                    "moderator",
                    "system",
                    "sietch",
                    "naib",
                    "fedaykin",
                    "fremen",
                    "muaddib",
                    "bot",
                    "official",
                    "support",
                    "help",
                    "staff",
                    "owner",
                    "founder",
                    "council",
                    "team",
                    "everyone",
                    "here",
                    "guildhall",
                    "wallet",
                    "verify",
                    "treasury",
                    "security",
                    "discord",
                    "helpdesk",
                ]
        ).Select(Skeleton),
        StringComparer.Ordinal
    );

    /// <summary>Null where it may be used; whether somebody has it is another question.</summary>
    /// <param name="names">How the community's own name is read: nobody speaks in it.</param>
    public static Refusal? Check(string nym, IReadOnlySet<string> names) =>
        nym.Length is < Shortest or > Longest ? NymRefusals.Length
        : !Allowed().IsMatch(nym) ? NymRefusals.Characters
        : !Ends().IsMatch(nym) ? NymRefusals.Ends
        : IsReserved(nym) || names.Contains(Skeleton(nym.Trim(digits))) ? NymRefusals.Reserved
        : Leads().IsMatch(nym) ? NymRefusals.Leads
        : null;

    /// <summary>How the name of a community is read, with its article and without, and without what stands in brackets.</summary>
    public static IReadOnlySet<string> NamesOf(string place)
    {
        var words = place.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word[0] != '(').ToList();
        var bare = words.Where(word => !word.Equals("the", StringComparison.OrdinalIgnoreCase));
        return new[] { Skeleton(string.Concat(words)), Skeleton(string.Concat(bare)) }
            .Where(name => name.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether it is a reserved word, has one as a part, or would be read as one: <c>Adm1n</c>, <c>the-mods</c>,
    /// <c>0fficial_2</c>, <c>WalletSupport</c>.</summary>
    public static bool IsReserved(string nym)
    {
        var bare = nym.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return IsReservedWord(bare)
            || Parts().Split(nym).Any(IsReservedWord)
            || EndsReserved(Skeleton(bare.Trim(digits)));
    }

    // Short words end many others.
    private static bool EndsReserved(string skeleton) =>
        reserved.Any(word => word.Length >= LongWord && skeleton.TrimEnd('s').EndsWith(word, StringComparison.Ordinal));

    private static bool IsReservedWord(string word)
    {
        var skeleton = Skeleton(word);
        var counted = Skeleton(word.Trim(digits));
        return reserved.Contains(skeleton) || reserved.Contains(counted) || reserved.Contains(counted.TrimEnd('s'));
    }

    private static readonly char[] digits = [.. "0123456789"];

    // Stricter than with members' own nyms, whose numbers count.
    private static string Skeleton(string word) => NymSkeleton.Of(word.Replace('6', 'b'));

    // A wallet or its beginning, and whatever is as long as an account's id.
    [GeneratedRegex("0x[0-9a-f]{3}|(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{10}|[0-9]{9}", RegexOptions.IgnoreCase)]
    private static partial Regex Leads();

    [GeneratedRegex("[_-]|(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Allowed();

    [GeneratedRegex(@"^[A-Za-z0-9](?:.*[A-Za-z0-9])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Ends();
}
