using System.Text.Json.Nodes;

namespace Guildhall.Tests.Aegis.AutoMod.Words;

/// <summary>
/// Texts with the answer that people would give, by kind: <c>labelled.jsonl</c>, one object a line. What is known to be
/// wrong stands here, so that it is neither forgotten nor denied.
/// </summary>
public class LabelledTextTests
{
    private static readonly RuleKit list = RuleKit.Of(
        """
        {"words":{"reversed":true,"words":["shit","fuck","bitch","asshole","cunt","whore","slut","faggot","retard","bastard",
        "porn","wanker","rape","kill yourself"]}}
        """
    );

    // Two ordinary words side by side are two words: "pen is" must stay one of them.
    private static readonly string[] knownMisses = ["kill your self"];

    private static readonly ILookup<string, (string Text, bool IsHit)> texts = Read();

    public static TheoryData<string> Kinds => [.. texts.Select(kind => kind.Key)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_text_of_a_kind_is_judged_as_people_judge_it(string kind)
    {
        var wrong = texts[kind].Where(entry => list.Catches(entry.Text) != entry.IsHit).Select(entry => entry.Text);

        Assert.Equal(knownMisses.Where(miss => texts[kind].Any(entry => entry.Text == miss)), wrong);
    }

    [Fact]
    public void There_are_enough_of_both()
    {
        Assert.True(texts.Sum(kind => kind.Count()) >= 500);
        Assert.True(texts.Sum(kind => kind.Count(entry => entry.IsHit)) >= 200);
        Assert.True(texts.Sum(kind => kind.Count(entry => !entry.IsHit)) >= 200);
    }

    private static ILookup<string, (string Text, bool IsHit)> Read()
    {
        using var stream = typeof(LabelledTextTests).Assembly.GetManifestResourceStream("labelled.jsonl")!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)
            .ToLookup(line => (string)line["class"]!, line => ((string)line["text"]!, (bool)line["hit"]!));
    }
}
