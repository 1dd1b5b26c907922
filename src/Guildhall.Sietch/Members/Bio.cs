using System.Text.RegularExpressions;
using Guildhall.Core;

namespace Guildhall.Sietch.Members;

/// <summary>What members write about themselves: up to 160 characters in one line, without links and without what would lead to
/// their wallet or their Discord account.</summary>
internal static partial class Bio
{
    public const int Longest = 160;

    /// <returns>Null for an empty one.</returns>
    public static Result<string?> Read(string text)
    {
        var clean = ReadableText.Clean(text);
        if (clean is null)
        {
            return (string?)null;
        }

        clean = Links().Replace(Spaces().Replace(clean, " "), "[link]");
        clean = Wallets().Replace(clean, "[wallet]");
        clean = Mentions().Replace(clean, "[mention]");
        clean = Ids().Replace(clean, "[id]");
        return clean.Length > Longest ? ProfileRefusals.LongBio : clean;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"(?:[a-z][a-z0-9+.-]*://|www\.|discord(?:app)?\.(?:gg|com|me)/|t\.me/)\S*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Links();

    [GeneratedRegex("(?:0x)?[0-9a-f]{40,}|0x[0-9a-f]{4,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wallets();

    [GeneratedRegex("<[@#:a/t][^>]*>|@(?:everyone|here)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mentions();

    [GeneratedRegex("[0-9]{17,20}")]
    private static partial Regex Ids();
}
