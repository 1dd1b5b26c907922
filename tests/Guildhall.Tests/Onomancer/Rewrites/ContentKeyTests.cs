using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Rewrites;

namespace Guildhall.Tests.Onomancer.Rewrites;

public class ContentKeyTests
{
    private const string Text = "# Title\n\n    code\n\ttab\ntext\n";

    [Theory]
    [InlineData("# Title\r\n\r\n    code\r\n\ttab\r\ntext\r\n")]
    [InlineData("# Title\r\r    code\r\ttab\rtext\r")]
    [InlineData("# Title  \n \t \n    code \n\ttab\t\ntext")]
    public void Line_endings_and_blanks_at_the_end_of_lines_do_not_count(string same) =>
        Assert.Equal(Key(Text), Key(same));

    [Theory]
    [InlineData("# Title\n\n     code\n\ttab\ntext\n")]
    [InlineData("# Title\n\n   code\n\ttab\ntext\n")]
    [InlineData("# Title\n\n    code\n    tab\ntext\n")]
    [InlineData("# Title\n    code\n\ttab\ntext\n")]
    [InlineData("# Title\n\n    code\n\ttab\ntext.\n")]
    [InlineData("# title\n\n    code\n\ttab\ntext\n")]
    [InlineData("# Title\n\n    co de\n\ttab\ntext\n")]
    public void Indentation_and_everything_else_counts(string other) => Assert.NotEqual(Key(Text), Key(other));

    [Fact]
    public void Each_part_counts_and_parts_do_not_run_together()
    {
        string[] keys =
        [
            Key(Text),
            ContentKey.Compute(new("other"), Text, "p", "v", "m", "r", "c"),
            ContentKey.Compute(TenantId.Default, Text, "p2", "v", "m", "r", "c"),
            ContentKey.Compute(TenantId.Default, Text, "p", "v2", "m", "r", "c"),
            ContentKey.Compute(TenantId.Default, Text, "p", "v", "m2", "r", "c"),
            ContentKey.Compute(TenantId.Default, Text, "p", "v", "m", "r2", "c"),
            ContentKey.Compute(TenantId.Default, Text, "p", "v", "m", "r", "c2"),
            ContentKey.Compute(TenantId.Default, Text, "pv", "", "m", "r", "c"),
            ContentKey.Compute(TenantId.Default, Text, "", "pv", "m", "r", "c"),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Matches("^[0-9a-f]{40}$", key));
    }

    [Fact]
    public void Lines_longer_than_the_buffer_are_hashed_whole()
    {
        var random = new Random(7);
        for (var round = 0; round < 30; round++)
        {
            var line = string.Concat(Enumerable.Repeat("é😀x", random.Next(4_000, 40_000)));
            var at = random.Next(line.Length / 4) * 4;

            Assert.Equal(Key(line + "\n"), Key(line + "  \r\n"));
            Assert.NotEqual(Key(line), Key(line.Remove(at, 1).Insert(at, "e")));
        }
    }

    [Fact]
    public void Random_texts_collide_exactly_when_their_normal_forms_agree()
    {
        var random = new Random(11);
        string[] pieces = [" ", "\t", "\n", "\r\n", "\r", "a", "b", "  ", "é"];
        var known = new Dictionary<string, string>();
        for (var round = 0; round < 5_000; round++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)])
            );
            var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal)
                .Replace('\r', '\n')
                .Split('\n')
                .Select(l => l.TrimEnd(' ', '\t'))
                .ToList();
            if (
                lines[^1].Length == 0
                && (lines.Count > 1 || text.Length == 0)
                && !text.EndsWith(' ')
                && !text.EndsWith('\t')
            )
            {
                lines.RemoveAt(lines.Count - 1);
            }

            var normal = string.Concat(lines.Select(l => l + "\n"));
            var key = Key(text);
            Assert.Equal(known.TryGetValue(normal, out var before) ? before : key, key);
            known[normal] = key;
        }

        Assert.Equal(known.Count, known.Values.Distinct().Count());
    }

    private static string Key(string text) => ContentKey.Compute(TenantId.Default, text, "p", "v", "m", "r", "c");
}
