namespace Guildhall.Onomancer.Sanitizing;

/// <summary>Words of the lexicon without spaces between them.</summary>
internal static class RunTogether
{
    /// <summary>The words in their order; those that are not in the lexicon are passed over. Null where the letters are a name of another kind.</summary>
    public static List<(int Id, int Start, int End)>? Words(ReadOnlySpan<char> letters, Lexicon lexicon)
    {
        List<(int Id, int Start, int End)>? words = null;
        var strange = 0;
        for (var at = 0; at < letters.Length; )
        {
            var size = WordAt(letters[at..], lexicon, out var id);
            if (size > 0)
            {
                (words ??= []).Add((id, at, at + size));
                at += size;
                continue;
            }

            // A long name holds a short word here and there; words run together are words throughout.
            at++;
            if (++strange * 10 > letters.Length * 3)
            {
                return null;
            }
        }

        return words;
    }

    private static int WordAt(ReadOnlySpan<char> letters, Lexicon lexicon, out int id)
    {
        for (var size = Math.Min(16, letters.Length); size >= 2; size--)
        {
            id = lexicon.FindExact(letters[..size]);
            if (id >= 0)
            {
                return size;
            }
        }

        id = -1;
        return 0;
    }
}
