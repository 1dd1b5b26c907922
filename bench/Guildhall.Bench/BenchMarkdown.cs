using System.Text;

namespace Guildhall.Bench;

/// <summary>Markdown as teams write it: headings, prose, lists, tables, code, links, and now and then a secret.</summary>
internal static class BenchMarkdown
{
    private static readonly string[] words =
    [
        "the",
        "service",
        "stores",
        "each",
        "document",
        "under",
        "its",
        "content",
        "hash",
        "and",
        "returns",
        "a",
        "token",
        "when",
        "reader",
        "asks",
        "for",
        "it",
        "because",
        "latency",
        "matters",
        "more",
        "than",
        "size",
        "in",
        "this",
        "release",
        "we",
        "measure",
        "every",
        "request",
        "with",
        "key",
        "metrics",
        "per",
        "tenant",
        "so",
        "that",
        "owners",
        "see",
        "what",
        "changed",
        "authentication",
        "session",
        "previous",
        "system",
        "instructions",
        "rules",
        "must",
    ];

    /// <summary>Text of <paramref name="length"/> characters, repeated from the files of <paramref name="folder"/> where one is given.</summary>
    public static string Of(int length, string? folder) =>
        folder is null
            ? Of(length)
            : Repeat(string.Concat(Directory.GetFiles(folder, "*.md").Order().Select(File.ReadAllText)), length);

    private static string Repeat(string text, int length) =>
        new StringBuilder().Insert(0, text, (length / text.Length) + 1).ToString(0, length);

    private static string Of(int length)
    {
        var chance = new Random(7);
        var text = new StringBuilder(length + 4096);
        for (var section = 1; text.Length < length; section++)
        {
            text.Append("## ").Append(section).Append(". ").Append(Words(chance, 4)).Append("\n\n");
            for (var paragraph = 0; paragraph < 3; paragraph++)
            {
                text.Append(Words(chance, 70))
                    .Append(". See [the guide](https://docs.internal.net/guide/")
                    .Append(section)
                    .Append(").\n\n");
            }

            text.Append("- ")
                .Append(Words(chance, 12))
                .Append("\n- **")
                .Append(Words(chance, 3))
                .Append("**: `")
                .Append(Words(chance, 2))
                .Append("`\n\n");
            text.Append("| name | owner | state |\n|---|---|---|\n");
            for (var row = 0; row < 4; row++)
            {
                text.Append("| ")
                    .Append(Words(chance, 2))
                    .Append(" | ")
                    .Append(Words(chance, 1))
                    .Append(" | ")
                    .Append(chance.Next(100))
                    .Append(" % |\n");
            }

            text.Append(
                "\n```ts\nconst limit = await store.get(tenant, { key: cacheKey, ttl: 300 });\nif (!limit) { throw new Error(\"missing\"); }\n```\n\n"
            );
            if (section % 20 == 0)
            {
                text.Append("TOKEN=gh")
                    .Append("p_")
                    .Append(Letters(chance, 36))
                    .Append(" commit ")
                    .Append(chance.NextInt64().ToString("x16"))
                    .Append("\n\n");
            }
        }

        return text.ToString(0, length);
    }

    private static string Words(Random chance, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => words[chance.Next(words.Length)]));

    private static string Letters(Random chance, int count) =>
        string.Concat(
            Enumerable
                .Range(0, count)
                .Select(_ => (char)('A' + chance.Next(26)))
                .Select((c, i) => i % 3 == 0 ? (char)('0' + (i % 10)) : c)
        );
}
