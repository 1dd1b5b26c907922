namespace Guildhall.Onomancer.Sanitizing;

/// <summary>The words that an order to a model can hardly do without, written backwards and rotated by 13.</summary>
internal sealed class DisguisedLexicon
{
    private readonly Dictionary<string, bool> words = new(StringComparer.Ordinal);
    private readonly bool[] begins = new bool[1 << 16];
    private readonly Dictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public DisguisedLexicon(IEnumerable<string> strong)
    {
        foreach (var word in strong)
        {
            Add(Reverse(word), reversed: true);
            Add(Rotate(word), reversed: false);
        }

        lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>True for a reversed word, false for a rotated one, null for neither.</summary>
    public bool? Find(ReadOnlySpan<char> word) =>
        word.Length > 3 && begins[Begin(word)] && lookup.TryGetValue(word, out var reversed) ? reversed : null;

    public static string Reverse(ReadOnlySpan<char> text)
    {
        var letters = text.ToArray();
        Array.Reverse(letters);
        return new(letters);
    }

    public static string Rotate(ReadOnlySpan<char> text)
    {
        var letters = text.ToArray();
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = letters[i] switch
            {
                >= 'a' and <= 'z' => (char)('a' + (letters[i] - 'a' + 13) % 26),
                >= 'A' and <= 'Z' => (char)('A' + (letters[i] - 'A' + 13) % 26),
                var other => other,
            };
        }

        return new(letters);
    }

    private void Add(string word, bool reversed)
    {
        words[word] = reversed;
        begins[Begin(word)] = true;
    }

    private static int Begin(ReadOnlySpan<char> word) => (ushort)(word[0] * 31 + word[1] * 1013 + word[2] * 7919);
}
