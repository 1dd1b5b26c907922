using System.Text;
using System.Text.RegularExpressions;
using Guildhall.Core;

namespace Guildhall.Sietch.Members;

/// <summary>What members write about themselves: up to 160 characters in one line, without links and without what would lead to
/// their wallet or their Discord account.</summary>
internal static partial class Bio
{
    public const int Longest = 160;

    // Those that browsers take for a dot in an address (UTS #46), and one that looks like it. The first ends sentences too.
    private const string Dot = "[.\u3002\uFF0E\uFF61\u2024]";
    private const string Label = @"[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <returns>Null for an empty one.</returns>
    public static Result<string?> Read(string text)
    {
        if (ReadableText.Clean(text) is not { } clean)
        {
            return (string?)null;
        }

        clean = Spaces().Replace(clean, " ");
        // Wide and ornate letters are read as plain ones, and hide nothing.
        var plain = string.Concat(clean.EnumerateRunes().Select(Plain));
        var bio = Without(plain) is var found && found != plain ? found : Without(clean);
        return bio.EnumerateRunes().Count() > Longest ? ProfileRefusals.LongBio : bio;
    }

    /// <summary>Whether a text for others would lead to a wallet or a Discord account.</summary>
    public static bool NamesSomebody(string text) =>
        Names().IsMatch(text) || Wallets().IsMatch(text) || Mentions().IsMatch(text) || Ids().IsMatch(text);

    private static string Without(string text)
    {
        text = Links().Replace(text, "[link]");
        text = Names().Replace(text, "[wallet]");
        text = Addresses().Replace(text, "[link]");
        text = Wallets().Replace(text, "[wallet]");
        text = Mentions().Replace(text, "[mention]");
        return Ids().Replace(text, "[id]");
    }

    private static Rune Plain(Rune rune) =>
        rune.Value switch
        {
            >= 0xFF01 and <= 0xFF5E and var wide => new(wide - 0xFEE0),
            // Letters for mathematics, in 13 styles, and their digits, in 5.
            >= 0x1D400 and <= 0x1D6A3 and var letter => new('a' + ((letter - 0x1D400) % 26)),
            >= 0x1D7CE and <= 0x1D7FF and var digit => new('0' + ((digit - 0x1D7CE) % 10)),
            _ => rune,
        };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex($@"(?:[a-z][a-z0-9+.-]*://|www{Dot}|discord(?:app)?{Dot}(?:gg|com|me)/|t{Dot}me/)\S*", Options)]
    private static partial Regex Links();

    // Names that a chain resolves to a wallet: of ENS, Beranames, SNS, Unstoppable Domains, Space ID and Lens.
    [GeneratedRegex(
        $@"(?:{Label}{Dot})+(?:eth|bera|sol|crypto|nft|wallet|blockchain|bnb|arb|lens|zil|dao)(?![\p{{L}}\p{{N}}])",
        Options
    )]
    private static partial Regex Names();

    // With a path, at one of the usual ends, or with a dot that is none of ours.
    [GeneratedRegex(
        $@"(?:{Label}{Dot})+(?:\p{{L}}{{2,}}(?::[0-9]+)?/\S*|(?:com|net|org|info|biz|io|gg|xyz|app|dev|me|co|ai|tv|link|site|online|top|club|shop|pro|ru|cn|de|uk|eu)(?![\p{{L}}\p{{N}}_-]))"
            + $@"|{Label}[\u3002\uFF0E\uFF61\u2024](?:{Label}{Dot})*[a-z]{{2,}}(?!\p{{L}})\S*",
        Options
    )]
    private static partial Regex Addresses();

    [GeneratedRegex("(?:0x)?[0-9a-f]{40,}|0x[0-9a-f]{4,}|(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{16,}", Options)]
    private static partial Regex Wallets();

    [GeneratedRegex("<(?:[@#:at][^>]*|/[^>]*:[0-9]+)>|@(?:everyone|here)", Options)]
    private static partial Regex Mentions();

    [GeneratedRegex("[0-9]{17,20}")]
    private static partial Regex Ids();
}
