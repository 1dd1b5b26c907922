using System.Security.Cryptography;

namespace Guildhall.Onomancer.Secrets;

/// <summary>
/// BIP-39 recovery phrases: 12, 15, 18, 21 or 24 words of the list in a row, whose last bits are the checksum of the others.
/// A phrase is longer than the stride, so looking at one word in each stride misses none.
/// </summary>
internal static class SeedPhrases
{
    private const int Stride = 32;
    private const int LongestGap = 12;
    private const int MostWords = 25;

    public static void Scan(string text, List<SecretFinding> found)
    {
        var floor = 0;
        Span<Word> words = stackalloc Word[(2 * MostWords) + 1];
        for (var at = Stride; at < text.Length; at += Stride)
        {
            if (at < floor || !TryWordAt(text, AfterGap(text, at), floor, out var middle))
            {
                continue;
            }

            var count = Row(text, floor, middle, words);
            if (count < 12)
            {
                continue;
            }

            var row = words[..count];
            if (Phrase(text, row) is { Length: > 0 } phrase)
            {
                found.Add(new("seed-phrase", SecretSeverity.Critical, phrase[0].Start, phrase[^1].End));
            }

            floor = row[^1].End;
            at = Math.Max(at, floor - Stride + 1);
        }
    }

    private static ReadOnlySpan<Word> Phrase(string text, ReadOnlySpan<Word> row)
    {
        ReadOnlySpan<Word> best = [];
        var bestApartness = -1;

        // A row much longer than a phrase is a list of words: a checksum for each place in it would only cost time.
        var isShort = row.Length <= MostWords + 1;
        foreach (var length in (ReadOnlySpan<int>)[24, 21, 18, 15, 12])
        {
            for (var from = 0; from + length <= row.Length; from++)
            {
                var words = row.Slice(from, length);
                var apartness = Apartness(text, row, from, length);
                if (
                    apartness > bestApartness
                    && (isShort || from == 0 || from + length == row.Length)
                    && !IsList(words)
                    && IsValid(words)
                )
                {
                    best = words;
                    bestApartness = apartness;
                }
            }
        }

        return best;
    }

    private static int AfterGap(string text, int at)
    {
        var next = at;
        while (next < text.Length - 1 && next - at < LongestGap && IsGap(text[next]))
        {
            next++;
        }

        return next;
    }

    // Words around a phrase may be on the list too: the phrase is what stands on its own.
    private static int Apartness(string text, ReadOnlySpan<Word> row, int from, int length)
    {
        var before = from == 0 || text[row[from].Start - 1] != ' ' || row[from].Start - row[from - 1].End > 1;
        var to = from + length;
        var after = to == row.Length || text[row[to - 1].End] != ' ' || row[to].Start - row[to - 1].End > 1;
        return (before ? 1 : 0) + (after ? 1 : 0);
    }

    // The list itself, or one word over and over: no phrase, whatever its checksum says.
    private static bool IsList(ReadOnlySpan<Word> words)
    {
        var (rises, repeats) = (0, 0);
        for (var at = 1; at < words.Length; at++)
        {
            rises += words[at].Index > words[at - 1].Index ? 1 : 0;
            repeats += words[at].Index == words[at - 1].Index ? 1 : 0;
        }

        return rises == words.Length - 1 || repeats == words.Length - 1;
    }

    /// <summary>Eleven bits a word: the entropy, then its checksum, one bit for each 32.</summary>
    private static bool IsValid(ReadOnlySpan<Word> words)
    {
        Span<byte> bits = stackalloc byte[34];
        bits.Clear();
        var position = 0;
        foreach (var word in words)
        {
            for (var bit = 10; bit >= 0; bit--, position++)
            {
                bits[position >> 3] |= (byte)(((word.Index >> bit) & 1) << (7 - (position & 7)));
            }
        }

        var check = words.Length / 3;
        var entropy = bits[..((position - check) / 8)];
        var expected = SHA256.HashData(entropy)[0] >> (8 - check);
        return (bits[entropy.Length] >> (8 - check)) == expected;
    }

    private static int Row(string text, int floor, Word middle, Span<Word> words)
    {
        var first = MostWords;
        words[first] = middle;
        while (first > 0 && TryPrevious(text, floor, words[first], out var previous))
        {
            words[--first] = previous;
        }

        var last = MostWords;
        while (last < words.Length - 1 && TryNext(text, words[last], out var next))
        {
            words[++last] = next;
        }

        var count = last - first + 1;
        words.Slice(first, count).CopyTo(words);
        return count;
    }

    private static bool TryPrevious(string text, int floor, Word word, out Word previous)
    {
        var at = word.Start - 1;
        while (at >= floor && word.Start - at <= LongestGap && IsGap(text[at]))
        {
            at--;
        }

        previous = default;
        return at >= floor && at < word.Start - 1 && TryWordAt(text, at, floor, out previous) && previous.End == at + 1;
    }

    private static bool TryNext(string text, Word word, out Word next)
    {
        var at = word.End;
        while (at < text.Length && at - word.End <= LongestGap && IsGap(text[at]))
        {
            at++;
        }

        next = default;
        return at > word.End && at < text.Length && TryWordAt(text, at, word.End, out next) && next.Start == at;
    }

    // Between two words may stand what lists, tables and quotes put there.
    private static bool IsGap(char c) =>
        c
            is ' '
                or '\n'
                or '\r'
                or '\t'
                or ','
                or '.'
                or ')'
                or '|'
                or '-'
                or '"'
                or '\''
                or '`'
                or ';'
                or '*'
                or '['
                or ']'
                or ':'
                or '('
        || char.IsAsciiDigit(c);

    private static bool TryWordAt(string text, int at, int floor, out Word word)
    {
        word = default;
        if (!char.IsAsciiLetter(text[at]))
        {
            return false;
        }

        var start = at;
        while (start > floor && at - start < 9 && char.IsAsciiLetter(text[start - 1]))
        {
            start--;
        }

        var end = at + 1;
        while (end < text.Length && end - start < 9 && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        if (end - start is < 3 or > 8 || !SeedWords.TryGetIndex(text.AsSpan(start, end - start), out var index))
        {
            return false;
        }

        word = new Word(start, end, index);
        return true;
    }

    private readonly record struct Word(int Start, int End, int Index);
}
