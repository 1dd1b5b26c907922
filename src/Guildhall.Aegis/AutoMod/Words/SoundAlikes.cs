using System.Collections.Frozen;

namespace Guildhall.Aegis.AutoMod.Words;

/// <summary>A word as it is written by ear: <c>ph</c> for <c>f</c>.</summary>
internal static class SoundAlikes
{
    // Fat and fone are too near to what is no disguise.
    private const int Shortest = 4;

    private static readonly FrozenSet<string> ownWords = """
        phase phases phantom phantoms phare pharm pharma pharmacy phial phish phished phishing phishy phone phoned phones phoning
        phony phoney photo photos phrase phrases phrasing phlox phoebe physics
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Null where it has no such spelling, or that is another word.</summary>
    /// <param name="letters">The word, folded.</param>
    public static string? Of(string word, string letters)
    {
        if (letters.Length < Shortest || letters[0] != 'f' || letters[1] is 'f' or 'h')
        {
            return null;
        }

        var at = word.IndexOf('f', StringComparison.OrdinalIgnoreCase);
        return at < 0 || ownWords.Contains(string.Concat("ph", letters.AsSpan(1)))
            ? null
            : string.Concat(word.AsSpan(0, at), "ph", word.AsSpan(at + 1));
    }
}
