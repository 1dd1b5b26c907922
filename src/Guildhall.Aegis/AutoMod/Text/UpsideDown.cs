using System.Buffers;

namespace Guildhall.Aegis.AutoMod.Text;

/// <summary>
/// Words written upside down: each letter as its turned look-alike, from the last to the first. A word counts only where
/// all its letters can stand on their heads and one at least cannot stand otherwise, so that phonetic script is left alone.
/// </summary>
internal static class UpsideDown
{
    private const int Longest = 64;

    // Turned letters, and those that are a letter either way.
    private const string Turned = "ɐɔǝɟƃᵷɓɥᴉıɾʞꞁʅɯɹᴚʇʌɅʍʎ∀ƆƎℲ⅁⅂ԀΛ⅄⊥┴∩˙pqbdnouslxzihHINOSXZ0869MW!¡";
    private const string Upright = "acefggghiijkllmrrtvvwyaceFGLPVYTTU.dbqpuonslxzihHINOSXZ0896WM!!";

    private static readonly SearchValues<char> telling = SearchValues.Create("ɐɔǝɟƃᵷɥᴉɾʞꞁʅɯɹᴚʇʌɅʍʎ∀ƆƎℲ⅁⅂Ԁ⅄");

    /// <summary>
    /// The text with such words put upright in their places and all others blank; null where there is none. What stands at
    /// an index of the result stood as far from the other end of its word.
    /// </summary>
    public static string? TryRead(string text)
    {
        if (!text.AsSpan().ContainsAny(telling))
        {
            return null;
        }

        var upright = new char[text.Length];
        Array.Fill(upright, ' ');
        var isAny = false;
        for (var start = 0; start < text.Length; start++)
        {
            if (char.IsWhiteSpace(text[start]))
            {
                continue;
            }

            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            isAny |= end - start <= Longest && TryTurn(text.AsSpan(start, end - start), upright.AsSpan(start));
            start = end;
        }

        return isAny ? new string(upright) : null;
    }

    private static bool TryTurn(ReadOnlySpan<char> word, Span<char> upright)
    {
        if (!word.ContainsAny(telling))
        {
            return false;
        }

        foreach (var c in word)
        {
            if (char.IsLetterOrDigit(c) && !Turned.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        for (var i = 0; i < word.Length; i++)
        {
            var at = Turned.IndexOf(word[i], StringComparison.Ordinal);
            upright[word.Length - 1 - i] = at < 0 ? ' ' : Upright[at];
        }

        return true;
    }
}
