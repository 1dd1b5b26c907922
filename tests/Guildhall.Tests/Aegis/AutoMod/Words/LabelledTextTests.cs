using System.Text.Json.Nodes;
using Guildhall.Aegis.AutoMod.Presets;

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

    private static readonly RuleKit preset = OfPreset();

    // Glued with its own first letter; cut into two words that people write.
    private static readonly string[] knownMisses = ["dumbbitch", "fot ze"];

    private static readonly ILookup<string, (string Text, bool IsHit, bool IsPreset)> texts = Read();

    public static TheoryData<string> Kinds => [.. texts.Select(kind => kind.Key)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_text_of_a_kind_is_judged_as_people_judge_it(string kind)
    {
        var wrong = texts[kind]
            .Where(entry => (entry.IsPreset ? preset : list).Catches(entry.Text) != entry.IsHit)
            .Select(entry => entry.Text);

        Assert.Equal(knownMisses.Where(miss => texts[kind].Any(entry => entry.Text == miss)), wrong);
    }

    [Fact]
    public void There_are_enough_of_both()
    {
        Assert.True(texts.Sum(kind => kind.Count()) >= 1_000);
        Assert.True(texts.Sum(kind => kind.Count(entry => entry.IsHit)) >= 200);
        Assert.True(texts.Sum(kind => kind.Count(entry => !entry.IsHit)) >= 200);
    }

    [Fact]
    public void How_many_are_missed_and_falsely_hit_is_printed()
    {
        var all = texts.SelectMany(kind => kind).ToList();
        var wrong = all.Where(entry => (entry.IsPreset ? preset : list).Catches(entry.Text) != entry.IsHit).ToList();

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{all.Count} texts: {wrong.Count(e => e.IsHit)} misses, {wrong.Count(e => !e.IsHit)} false hits."
        );
        Assert.True(wrong.Count <= knownMisses.Length);
    }

    /// <summary>The words of the preset alone: its other rules judge capitals, links and the like.</summary>
    private static RuleKit OfPreset()
    {
        var lists = JsonNode.Parse(RulePresets.TryRead("default")!)!["lists"]!.ToJsonString();
        return RuleKit.OfRules(
            """{"name":"rule","when":{"words":{"reversed":true,"lists":["profanity","slurs"]}},"then":[{"delete":{}}]}""",
            $",\"lists\":{lists}"
        );
    }

    private static ILookup<string, (string Text, bool IsHit, bool IsPreset)> Read()
    {
        using var stream = typeof(LabelledTextTests).Assembly.GetManifestResourceStream("labelled.jsonl")!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)
            .ToLookup(
                line => (string)line["class"]!,
                line => ((string)line["text"]!, (bool)line["hit"]!, (string?)line["list"] == "preset")
            );
    }
}
