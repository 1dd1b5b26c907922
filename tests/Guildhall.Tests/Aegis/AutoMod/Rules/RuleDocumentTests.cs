using System.Text.Json.Nodes;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Presets;
using Guildhall.Aegis.AutoMod.Rules;
using Guildhall.Tests.Architecture;

namespace Guildhall.Tests.Aegis.AutoMod.Rules;

public class RuleDocumentTests
{
    private const string Path = "src/Guildhall.Aegis/AutoMod/Rules/automod.schema.json";

    [Fact]
    public void The_published_schema_is_the_parsers()
    {
        var published = File.ReadAllText(System.IO.Path.Combine(Source.Root, Path));

        Assert.Equal(RuleShapes.Schema(), published);
        Assert.Equal(published, RulePresets.ReadSchema());
    }

    [Fact]
    public void Presets_satisfy_parser_and_schema() =>
        Assert.All(
            RulePresets.Names,
            name =>
            {
                var json = RulePresets.TryRead(name)!;
                Assert.Empty(RuleDocument.Parse(json, NothingKnown.Instance).Faults);
                Assert.True(SchemaCheck.IsValid(json));
            }
        );

    [Theory]
    [InlineData("""{"version":1,"rules":[]}""", null)]
    [InlineData("""{"rules":[]}""", "$.version")]
    [InlineData("""{"version":2,"rules":[]}""", "$.version")]
    [InlineData("""{"version":1,"rules":[],"extra":1}""", "$.extra")]
    [InlineData("""{"version":1,"rules":{}}""", "$.rules")]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","when":{"caps":{"percent":0,"letters":5}},"then":[{"delete":{}}]}]}""",
        "$.rules[0].when.caps.percent"
    )]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","when":{"caps":{"percent":"5","letters":5}},"then":[{"delete":{}}]}]}""",
        "$.rules[0].when.caps.percent"
    )]
    [InlineData("""{"version":1,"rules":[{"name":"x","when":{},"then":[{"delete":{}}]}]}""", "$.rules[0].when")]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","when":{"lines":{"over":1},"length":{"over":1}},"then":[{"delete":{}}]}]}""",
        "$.rules[0].when"
    )]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","when":{"nope":{}},"then":[{"delete":{}}]}]}""",
        "$.rules[0].when.nope"
    )]
    [InlineData("""{"version":1,"rules":[{"name":"x","when":{"lines":{"over":1}},"then":[]}]}""", "$.rules[0].then")]
    [InlineData(
        """{"version":1,"rules":[{"name":"","when":{"lines":{"over":1}},"then":[{"delete":{}}]}]}""",
        "$.rules[0].name"
    )]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","mode":"on","when":{"lines":{"over":1}},"then":[{"delete":{}}]}]}""",
        "$.rules[0].mode"
    )]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","when":{"any":[{"not":{"zalgo":{"marks":2}}}]},"then":[{"delete":{}}]}]}""",
        "$.rules[0].when.any[0].not.zalgo.marks"
    )]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","when":{"rate":{"count":5,"in":"soon"}},"then":[{"delete":{}}]}]}""",
        "$.rules[0].when.rate.in"
    )]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","when":{"rate":{"count":5}},"then":[{"delete":{}}]}]}""",
        "$.rules[0].when.rate.in"
    )]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","when":{"rate":{"count":5.5,"in":"5s"}},"then":[{"delete":{}}]}]}""",
        "$.rules[0].when.rate.count"
    )]
    [InlineData("""{"version":1.0,"rules":[],"lists":{"a":{"words":["x"]}}}""", null)]
    [InlineData("""{"version":1,"rules":[],"burst":"0s"}""", "$.burst")]
    [InlineData("""{"version":1,"rules":[],"exempt":{"roles":[5]}}""", "$.exempt.roles[0]")]
    [InlineData("""{"version":1,"rules":[],"exempt":null}""", "$.exempt")]
    [InlineData("""{"version":1,"rules":[{"name":"x","when":{"lines":{"over":1}},"then":["delete"]}]}""", null)]
    [InlineData("""{"version":1,"rules":[{"name":"x","when":{"lines":{"over":1}},"then":"delete"}]}""", null)]
    [InlineData("""{"version":1,"rules":[{"name":"x","when":{"lines":{"over":1}},"then":{"kick":{}}}]}""", null)]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","when":{"lines":{"over":1}},"then":["delete","quarantine",{"warn":{}}]}]}""",
        null
    )]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","when":{"lines":{"over":1}},"then":["timeout"]}]}""",
        "$.rules[0].then[0].timeout"
    )]
    [InlineData(
        """{"version":1,"rules":[{"name":"x","when":{"lines":{"over":1}},"then":["nope"]}]}""",
        "$.rules[0].then[0].nope"
    )]
    [InlineData("""{"version":1,"rules":[{"name":"x","when":"phishing","then":["delete"]}]}""", "$.rules[0].when")]
    [InlineData(
        """{"version":1,"rules":[],"ladder":{"steps":[{"points":3,"then":"kick"},{"points":5,"then":{"ban":{}}}]}}""",
        null
    )]
    [InlineData(
        """{"version":1,"rules":[],"ladder":{"steps":[{"points":3,"then":"alert"}]}}""",
        "$.ladder.steps[0].then.alert"
    )]
    [InlineData("[]", "$")]
    public void Schema_and_parser_agree(string json, string? fault)
    {
        var faults = RuleDocument.Parse(json, NothingKnown.Instance).Faults;

        Assert.Equal(fault, (faults.Count > 0 ? faults[0].Path : null));
        Assert.Equal(fault is null, SchemaCheck.IsValid(json));
    }

    [Fact]
    public void Schema_and_parser_agree_on_every_preset_with_one_thing_changed()
    {
        var json = RulePresets.TryRead("strict")!;
        var changed = Mutations.Of(JsonNode.Parse(json)!).ToList();

        Assert.True(changed.Count > 500);
        Assert.All(
            changed,
            text =>
            {
                var faults = new List<RuleFault>();
                using var document = System.Text.Json.JsonDocument.Parse(text);
                RuleShapes.Document.Check(document.RootElement, "$", faults);
                Assert.True(
                    SchemaCheck.IsValid(text) == (faults.Count == 0),
                    faults.Count > 0 ? faults[0].ToString() : "only the schema minds"
                );
            }
        );
    }

    [Theory]
    [InlineData("""{"regex":{"patterns":["("]}}""", "$.rules[0].when.regex.patterns[0]")]
    [InlineData("""{"regex":{"patterns":["(a)\\1"]}}""", "$.rules[0].when.regex.patterns[0]")]
    [InlineData("""{"words":{"lists":["none"]}}""", "$.rules[0].when.words.lists[0]")]
    [InlineData("""{"words":{"words":["a*b"]}}""", "$.rules[0].when.words.words[0]")]
    [InlineData("""{"words":{"words":["!!!"]}}""", "$.rules[0].when.words.words[0]")]
    [InlineData("""{"mentions":{"total":3,"in":"999999mo"}}""", "$.rules[0].when.mentions.in")]
    [InlineData("""{"rate":{"count":3,"in":"25h"}}""", "$.rules[0].when.rate.in")]
    [InlineData("""{"accountAge":{"below":"999999mo999999mo"}}""", "$.rules[0].when.accountAge.below")]
    [InlineData("""{"memberAge":{"above":"999999mo999999mo999999mo999999mo"}}""", "$.rules[0].when.memberAge.above")]
    public void What_a_schema_cannot_say_is_told_by_its_place(string when, string path) =>
        Assert.Equal(path, Assert.Single(Faults(when)).Path);

    [Fact]
    public void The_short_form_of_an_action_is_the_same_rule()
    {
        var one = RuleKit.OfRules("""{"name":"r","when":{"words":{"words":["xyzzy"]}},"then":["delete","alert"]}""");
        var other = RuleKit.OfRules(
            """{"name":"r","when":{"words":{"words":["xyzzy"]}},"then":[{"delete":{}},{"alert":{}}]}"""
        );

        Assert.Equal(other.Rules.Rules[0].Then, one.Rules.Rules[0].Then);
        Assert.Equal(ActionKind.Delete, Assert.Single(one.Say("xyzzy").Actions, a => a.IsDeleting).Kind);
    }

    [Theory]
    [InlineData("""{"slowmode":{"delay":"999999mo"}}""", "slowmode.delay")]
    [InlineData("""{"tempban":{"for":"11w999999mo"}}""", "tempban.for")]
    [InlineData("""{"count":{"name":"a","halfLife":"999999mo"}}""", "count.halfLife")]
    public void A_length_that_nobody_lives_to_see_is_a_fault_beside_the_others(string action, string path)
    {
        var json =
            $$$"""{"version":1,"x":1,"rules":[{"name":"a","when":{"lines":{"over":1}},"then":[{{{action}}}]}]}""";

        var faults = RuleDocument.Parse(json, NothingKnown.Instance).Faults;

        Assert.Contains(faults, fault => fault.Path == "$.x");
        Assert.Contains(faults, fault => fault.Path == $"$.rules[0].then[0].{path}");
    }

    [Theory]
    [InlineData("a\\nb")]
    [InlineData("a\\u202eb")]
    [InlineData("\\u200b")]
    [InlineData(" ")]
    [InlineData("**")]
    public void A_name_is_letters_that_can_be_seen(string name)
    {
        var json = $$$"""{"version":1,"rules":[{"name":"{{{name}}}","when":{"lines":{"over":1}},"then":["delete"]}]}""";

        var fault = Assert.Single(RuleDocument.Review(json, NothingKnown.Instance).Faults);

        Assert.Equal("$.rules[0].name", fault.Path);
        // What stands in the database goes on.
        Assert.NotNull(RuleDocument.Parse(json, NothingKnown.Instance).Rules);
    }

    [Fact]
    public void An_age_that_nobody_has_is_a_fault_wherever_it_stands() =>
        Assert.Equal(
            ["$.rules[0].when.all[1].not.accountAge", "$.rules[0].if.memberAge"],
            RuleDocument
                .Review(
                    """{"version":1,"rules":[{"name":"a","when":{"all":[{"lines":{"over":1}},{"not":{"accountAge":{"above":"1d","below":"1s"}}}]},"if":{"memberAge":{"above":"1h","below":"60m"}},"then":["delete"]}]}""",
                    NothingKnown.Instance
                )
                .Faults.Select(fault => fault.Path)
        );

    [Fact]
    public void A_word_without_a_letter_is_told_once_by_its_name_whether_a_rule_looks_at_it_or_not()
    {
        var faults = RuleDocument
            .Parse(
                """{"version":1,"lists":{"used":{"words":["fine","**"]},"idle":{"allow":["a*b"]}},"rules":[{"name":"a","when":{"any":[{"words":{"lists":["used"]}},{"words":{"lists":["used"]}}]},"then":["delete"]}]}""",
                NothingKnown.Instance
            )
            .Faults;

        Assert.Equal(["$.lists.used.words[1]", "$.lists.idle.allow[0]"], faults.Select(fault => fault.Path));
        Assert.Contains("“**”", faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Presets_stand_the_review() =>
        Assert.All(
            RulePresets.Names,
            name => Assert.Empty(RuleDocument.Review(RulePresets.TryRead(name)!, NothingKnown.Instance).Faults)
        );

    [Fact]
    public void Presets_are_not_odd() =>
        Assert.All(
            RulePresets.Names,
            name => Assert.Empty(RuleDocument.Review(RulePresets.TryRead(name)!, NothingKnown.Instance).Warnings)
        );

    [Theory]
    [InlineData("""{"mentions":{}}""", "", "when.mentions")]
    [InlineData(
        """{"any":[{"lines":{"over":9}},{"mentions":{"everyone":false,"in":"9s"}}]}""",
        "",
        "when.any[1].mentions"
    )]
    [InlineData("""{"words":{"words":["x"]}}""", ""","on":["voice"]""", "when")]
    [InlineData("""{"joinRate":{"count":9,"in":"9s"}}""", ""","on":["message"]""", "when")]
    [InlineData("""{"lines":{"over":9}}""", ""","on":["join"],"if":{"channels":["1"]}""", "when")]
    [InlineData(
        """{"all":[{"stickers":{"over":1}},{"staffActions":{"kinds":["ban"],"count":1,"in":"9s"}}]}""",
        "",
        "when"
    )]
    public void A_rule_that_can_never_match_is_a_fault(string when, string more, string path)
    {
        var json = $$$"""{"version":1,"rules":[{"name":"a","when":{{{when}}}{{{more}}},"then":["alert"]}]}""";

        var fault = Assert.Single(RuleDocument.Review(json, NothingKnown.Instance).Faults);

        Assert.Equal($"$.rules[0].{path}", fault.Path);
        Assert.StartsWith("can never match", fault.Message, StringComparison.Ordinal);
        // What stands in the database goes on.
        Assert.NotNull(RuleDocument.Parse(json, NothingKnown.Instance).Rules);
    }

    [Theory]
    [InlineData("""{"words":{"words":["x"]}}""", ""","on":["message","voice"]""", "alert", "on[1]")]
    [InlineData("""{"caps":{"percent":9,"letters":9}}""", ""","on":["join"]""", "alert", "on")]
    [InlineData("""{"counter":{"name":"c","over":3}}""", "", "alert", "when.counter")]
    [InlineData("""{"accountAge":{}}""", ""","if":{"channels":["1"]}""", "alert", "when.accountAge")]
    [InlineData("""{"attachments":{}}""", "", "alert", "when.attachments")]
    [InlineData("""{"not":{"words":{"words":["x"]}}}""", "", "ban", "when")]
    [InlineData("""{"rate":{"count":1,"in":"9s"}}""", "", "ban", "when")]
    [InlineData("""{"joinRate":{"count":1,"in":"9s"}}""", "", "ban", "when")]
    [InlineData("""{"any":[{"words":{"words":["x"]}},{"length":{"over":0}}]}""", "", "delete", "when")]
    [InlineData("""{"joinRate":{"count":9,"in":"9s"}}""", "", "delete", "then[0]")]
    [InlineData("""{"joinRate":{"count":9,"in":"9s"}}""", "", "lock", "then[0]")]
    [InlineData("""{"lines":{"over":9}}""", "", "kick\",\"ban", "then")]
    public void What_can_hardly_be_meant_is_told_and_taken(string when, string more, string then, string path)
    {
        var json = $$$"""{"version":1,"rules":[{"name":"a","when":{{{when}}}{{{more}}},"then":["{{{then}}}"]}]}""";

        var document = RuleDocument.Review(json, NothingKnown.Instance);

        Assert.NotNull(document.Rules);
        Assert.Equal($"$.rules[0].{path}", Assert.Single(document.Warnings).Path);
    }

    [Theory]
    [InlineData("""{"joinRate":{"count":1,"in":"9s"}}""", "", "alert")]
    [InlineData("""{"all":[{"words":{"words":["x"]}},{"not":{"accountAge":{"below":"1d"}}}]}""", "", "ban")]
    [InlineData("""{"attachments":{"missing":true}}""", ""","if":{"channels":["1"]}""", "delete")]
    [InlineData("""{"words":{"words":["x"]}}""", ""","on":["message","edit","join","name","thread"]""", "delete")]
    [InlineData("""{"staffActions":{"kinds":["prune"],"count":1,"in":"9s"}}""", "", "quarantine")]
    [InlineData(
        """{"all":[{"rate":{"count":9,"in":"9s","per":"guild"}},{"memberAge":{"below":"1d"}}]}""",
        "",
        "delete"
    )]
    [InlineData("""{"staffName":{}}""", ""","on":["name","join"]""", "kick")]
    public void What_makes_sense_is_not_odd(string when, string more, string then)
    {
        var json = $$$"""{"version":1,"rules":[{"name":"a","when":{{{when}}}{{{more}}},"then":["{{{then}}}"]}]}""";

        var document = RuleDocument.Review(json, NothingKnown.Instance);

        Assert.NotNull(document.Rules);
        Assert.Empty(document.Warnings);
    }

    [Fact]
    public void All_faults_are_told_at_once() =>
        Assert.Equal(
            3,
            RuleDocument.Parse("""{"version":1,"x":1,"rules":[{"name":"a"}]}""", NothingKnown.Instance).Faults.Count
        );

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{"version":1,"version":1,"rules":[]}""")]
    [InlineData("""{"version":1,"rules":[{"name":"\ud800","when":{"lines":{"over":1}},"then":[{"delete":{}}]}]}""")]
    public void What_is_no_JSON_is_a_fault_and_no_crash(string json) =>
        Assert.NotEmpty(RuleDocument.Parse(json, NothingKnown.Instance).Faults);

    [Fact]
    public void A_back_reference_runs_where_the_guild_asked_for_it() =>
        Assert.Empty(Faults("""{"regex":{"patterns":["\\b(\\w+) \\1\\b"],"backtracking":true}}"""));

    [Fact]
    public void A_rule_that_is_off_is_checked_all_the_same() =>
        Assert.NotEmpty(
            RuleDocument
                .Parse(
                    """{"version":1,"rules":[{"name":"a","mode":"off","when":{"regex":{"patterns":["["]}},"then":[{"delete":{}}]}]}""",
                    NothingKnown.Instance
                )
                .Faults
        );

    private static IReadOnlyList<RuleFault> Faults(string when) =>
        RuleDocument
            .Parse(
                $$$"""{"version":1,"rules":[{"name":"x","when":{{{when}}},"then":[{"delete":{}}]}]}""",
                NothingKnown.Instance
            )
            .Faults;
}
