namespace Guildhall.Onomancer.Rewrites;

/// <summary>Tokens before anyone has counted them: four characters each, or one where the script has no blanks between words.</summary>
internal static class TokenEstimate
{
    public static int Of(ReadOnlySpan<char> text)
    {
        var wide = 0;
        foreach (var c in text)
        {
            wide += c is >= '\u2e80' and <= '\uffef' ? 1 : 0;
        }

        return wide + ((text.Length - wide + 3) / 4);
    }
}
