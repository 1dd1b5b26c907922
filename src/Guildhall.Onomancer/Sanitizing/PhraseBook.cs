namespace Guildhall.Onomancer.Sanitizing;

/// <summary>
/// All phrases, compiled. The notation, one phrase a line: <c>[kind traits]</c> opens a section, <c>$name = a|b</c> names a set,
/// <c>a|b</c> is one of these, <c>~3</c> up to three other words, <c>x?</c> may be absent, <c>^x</c> begins a clause,
/// <c>^^x</c> a line, <c>x:</c> has a colon after it, <c>x!</c> ends its clause, <c>stem*</c> is every word that begins so.
/// </summary>
internal sealed class PhraseBook
{
    private readonly Dictionary<string, string[]> sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool[]> meanings = new(StringComparer.Ordinal);
    private readonly Phrase[][] starting;

    private PhraseBook(string[] sources)
    {
        var lines = sources
            .SelectMany(s => s.Split('\n', StringSplitOptions.TrimEntries))
            .Where(l => l.Length > 0)
            .ToList();
        foreach (var line in lines.Where(l => l.StartsWith('$') && l.Contains(" = ", StringComparison.Ordinal)))
        {
            var parts = line.Split(" = ");
            sets[parts[0]] = parts[1].Split('|', StringSplitOptions.TrimEntries).SelectMany(Expand).ToArray();
        }

        var phrases = lines.Where(l => !l.Contains(" = ", StringComparison.Ordinal)).ToList();
        foreach (
            var entry in sets.Values.SelectMany(s => s).Concat(phrases.Where(p => p[0] != '[').SelectMany(Entries))
        )
        {
            Lexicon.Add(entry);
        }

        starting = Compile(phrases);
    }

    public static PhraseBook Default { get; } =
        new([EnglishPhrases.Source, AddressPhrases.Source, WorldPhrases.Source]);

    public Lexicon Lexicon { get; } = new();

    public DisguisedLexicon Disguised => field ??= new(sets["$disguised"]);

    public Phrase[] StartingWith(int id) => starting[id];

    public bool[] Set(string name) => Meaning(name);

    private Phrase[][] Compile(List<string> phrases)
    {
        var lists = new List<Phrase>[Lexicon.Count];
        var kind = "";
        var traits = PhraseTraits.None;
        foreach (var line in phrases)
        {
            if (line[0] == '[')
            {
                var head = line.Trim('[', ']').Split(' ');
                kind = head[0];
                traits = head.Skip(1).Aggregate(PhraseTraits.None, (t, n) => t | Enum.Parse<PhraseTraits>(n, true));
                continue;
            }

            var phrase = new Phrase(kind, traits, Elements(line));
            for (var id = 0; id < lists.Length; id++)
            {
                if (phrase.Elements[0].Means[id])
                {
                    (lists[id] ??= []).Add(phrase);
                }
            }
        }

        return [.. lists.Select(l => l?.ToArray() ?? [])];
    }

    private PhraseElement[] Elements(string line)
    {
        var elements = new List<PhraseElement>();
        var gap = 0;
        foreach (var part in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part[0] == '~')
            {
                gap = int.Parse(part.AsSpan(1), provider: null);
                continue;
            }

            var anchor =
                part.StartsWith("^^", StringComparison.Ordinal) ? PhraseAnchor.Line
                : part[0] == '^' ? PhraseAnchor.Clause
                : PhraseAnchor.None;
            elements.Add(
                new(Meaning(Bare(part)), gap, part.EndsWith('?'), anchor, part.EndsWith(':'), part.EndsWith('!'))
            );
            gap = 0;
        }

        return [.. elements];
    }

    private bool[] Meaning(string alternatives)
    {
        if (meanings.TryGetValue(alternatives, out var known))
        {
            return known;
        }

        var means = new bool[Lexicon.Count];
        foreach (var id in alternatives.Split('|').SelectMany(Expand).SelectMany(Lexicon.Meaning))
        {
            means[id] = true;
        }

        return meanings[alternatives] = means;
    }

    private IEnumerable<string> Entries(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => p[0] != '~')
            .SelectMany(p => Bare(p).Split('|'))
            .SelectMany(Expand);

    private string[] Expand(string name) => name[0] == '$' ? sets[name] : [name];

    private static string Bare(string part) => part.TrimStart('^').TrimEnd('?', ':', '!');
}
