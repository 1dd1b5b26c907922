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
        : null;

    /// <summary>Whether it is a reserved word or would be read as one: <c>Adm1n</c>, <c>-mod-</c>, <c>0fficial_2</c>.</summary>
    public static bool IsReserved(string nym)
    {
        var bare = nym.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return reserved.Contains(Skeleton(bare)) || reserved.Contains(Skeleton(bare.Trim(digits)));
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

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Allowed();

    [GeneratedRegex(@"^[A-Za-z0-9](?:.*[A-Za-z0-9])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Ends();
}
