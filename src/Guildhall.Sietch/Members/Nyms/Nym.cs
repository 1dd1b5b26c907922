using System.Text.RegularExpressions;
using Guildhall.Core;

namespace Guildhall.Sietch.Members.Nyms;

/// <summary>What a member is called by the others: 3–20 of a–z, A–Z, 0–9, <c>_</c> and <c>-</c>, the first and the last a letter
/// or a digit. Letters of other scripts are refused, because they look like these.</summary>
internal static partial class Nym
{
    public const int Shortest = 3;
    public const int Longest = 20;

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
                ]
        ).Select(Skeleton),
        StringComparer.Ordinal
    );

    /// <summary>Null where it may be used; whether somebody has it is another question.</summary>
    public static Refusal? Check(string nym) =>
        nym.Length is < Shortest or > Longest ? NymRefusals.Length
        : !Allowed().IsMatch(nym) ? NymRefusals.Characters
        : !Ends().IsMatch(nym) ? NymRefusals.Ends
        : IsReserved(nym) ? NymRefusals.Reserved
        : Leads().IsMatch(nym) ? NymRefusals.Leads
        : null;

    /// <summary>Whether it is a reserved word, has one as a part, or would be read as one: <c>Adm1n</c>, <c>the-mods</c>,
    /// <c>0fficial_2</c>.</summary>
    public static bool IsReserved(string nym)
    {
        var bare = nym.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return IsReservedWord(bare) || nym.Split('_', '-').Any(IsReservedWord);
    }

    private static bool IsReservedWord(string word)
    {
        var skeleton = Skeleton(word);
        var counted = Skeleton(word.Trim(digits));
        return reserved.Contains(skeleton) || reserved.Contains(counted) || reserved.Contains(counted.TrimEnd('s'));
    }

    private static readonly char[] digits = [.. "0123456789"];

    /// <summary>One form for all that is read alike.</summary>
    private static string Skeleton(string text) =>
        string.Concat(text.ToLowerInvariant().Select(Plain))
            .Replace("vv", "w", StringComparison.Ordinal)
            .Replace("rn", "m", StringComparison.Ordinal)
            .Replace("cl", "d", StringComparison.Ordinal)
            .Replace("l", "i", StringComparison.Ordinal);

    private static char Plain(char letter) =>
        letter switch
        {
            '0' => 'o',
            '1' => 'i',
            '2' => 'z',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '6' => 'b',
            '7' => 't',
            '8' => 'b',
            '9' => 'g',
            _ => letter,
        };

    // A wallet or its beginning, and whatever is as long as an account's id.
    [GeneratedRegex("0x[0-9a-f]{3}|(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{10}|[0-9]{9}", RegexOptions.IgnoreCase)]
    private static partial Regex Leads();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Allowed();

    [GeneratedRegex(@"^[A-Za-z0-9](?:.*[A-Za-z0-9])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Ends();
}
