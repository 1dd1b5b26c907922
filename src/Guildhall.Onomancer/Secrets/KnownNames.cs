namespace Guildhall.Onomancer.Secrets;

/// <summary>What the names of one text were found to say: a document repeats few names often.</summary>
internal sealed class KnownNames
{
    private const int Most = 4096;

    private readonly Dictionary<string, NameClass> known = [];
    private readonly Dictionary<string, NameClass>.AlternateLookup<ReadOnlySpan<char>> byText;

    public KnownNames() => byText = known.GetAlternateLookup<ReadOnlySpan<char>>();

    public NameClass Classify(ReadOnlySpan<char> folded)
    {
        if (byText.TryGetValue(folded, out var name))
        {
            return name;
        }

        name = SecretName.Classify(folded);
        if (known.Count < Most)
        {
            known.Add(folded.ToString(), name);
        }

        return name;
    }
}
