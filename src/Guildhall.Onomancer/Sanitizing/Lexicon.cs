using System.Numerics;

namespace Guildhall.Onomancer.Sanitizing;

/// <summary>The words that the phrases are made of. An entry that ends in <c>*</c> is a stem: it stands for all words that begin so.</summary>
internal sealed class Lexicon
{
    private const int LongestEnding = 8;
    private const int Marks = 1 << 12;

    private readonly Dictionary<string, int> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> exactLookup;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> stemLookup;
    private readonly ulong[] wordLengths = new ulong[Marks];
    private readonly ulong[] stemLengths = new ulong[Marks];
    private readonly ulong[] shortStemLengths = new ulong[Marks];
    private readonly HashSet<char> oneLetterStems = [];

    public Lexicon()
    {
        exactLookup = exact.GetAlternateLookup<ReadOnlySpan<char>>();
        stemLookup = stems.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count { get; private set; }

    public int LongestIdeographs { get; private set; } = 1;

    /// <summary>Every entry must be added before the first look-up.</summary>
    public int Add(string entry)
    {
        var isStem = entry.EndsWith('*');
        var word = isStem ? entry[..^1] : entry;
        var folded = string.Concat(word.Where(c => Letters.Kind(c) != CharKind.Mark).Select(Letters.Plain));
        var table = isStem ? stems : exact;
        if (!table.TryGetValue(folded, out var id))
        {
            table[folded] = id = Count++;
        }

        if (Letters.Kind(folded[0]) == CharKind.Ideograph)
        {
            LongestIdeographs = Math.Max(LongestIdeographs, folded.Length);
        }

        if (isStem)
        {
            MarkStem(folded);
        }
        else
        {
            wordLengths[WordMark(folded)] |= 1UL << Math.Min(63, folded.Length);
        }

        return id;
    }

    /// <summary>The ids that mean the entry: a stem, and a word of a script without spaces, also means each entry that begins like it.</summary>
    public IEnumerable<int> Meaning(string entry)
    {
        yield return Add(entry);
        if (!entry.EndsWith('*') && Letters.Kind(entry[0]) != CharKind.Ideograph)
        {
            yield break;
        }

        var stem = string.Concat(entry.TrimEnd('*').Where(c => Letters.Kind(c) != CharKind.Mark).Select(Letters.Plain));
        foreach (var (word, id) in exact.Concat(stems))
        {
            if (word.StartsWith(stem, StringComparison.Ordinal))
            {
                yield return id;
            }
        }
    }

    /// <summary>The id of a folded word, or -1.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (FindExact(word) is >= 0 and var id)
        {
            return id;
        }

        if (word.Length < 2)
        {
            return -1;
        }

        var lengths = shortStemLengths[Mark(word[0], word[1], '\0')];
        if (word.Length > 2)
        {
            lengths |= stemLengths[Mark(word[0], word[1], word[2])];
        }

        if (!char.IsAscii(word[0]) && oneLetterStems.Contains(word[0]))
        {
            lengths |= 1UL << 1;
        }

        // Of the stems that begin so, only the lengths that there are, the longest first.
        lengths &= ulong.MaxValue << Math.Max(1, Math.Min(63, word.Length - LongestEnding));
        lengths &= ulong.MaxValue >> (63 - Math.Min(63, word.Length));
        while (lengths != 0)
        {
            var length = BitOperations.Log2(lengths);
            if (stemLookup.TryGetValue(word[..length], out id))
            {
                return id;
            }

            lengths ^= 1UL << length;
        }

        return -1;
    }

    public int FindExact(ReadOnlySpan<char> word) =>
        word.Length > 0
        && (wordLengths[WordMark(word)] >> Math.Min(63, word.Length) & 1) != 0
        && exactLookup.TryGetValue(word, out var id)
            ? id
            : -1;

    private void MarkStem(string stem)
    {
        switch (stem.Length)
        {
            case 1:
                oneLetterStems.Add(stem[0]);
                break;
            case 2:
                shortStemLengths[Mark(stem[0], stem[1], '\0')] |= 1UL << stem.Length;
                break;
            default:
                stemLengths[Mark(stem[0], stem[1], stem[2])] |= 1UL << Math.Min(63, stem.Length);
                break;
        }
    }

    // Most words of a text are none of ours: a look at three letters and the length settles it.
    private static int WordMark(ReadOnlySpan<char> word) => Mark(word[0], word[word.Length / 2], word[^1]);

    private static int Mark(char first, char second, char third) =>
        (int)((uint)(((first * 37) + second) * 37 + third) * 0x9E3779B1u >> 20);
}
