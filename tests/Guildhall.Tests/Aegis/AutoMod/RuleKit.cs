using System.Text.Json.Nodes;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Presets;
using Guildhall.Aegis.AutoMod.Rules;

namespace Guildhall.Tests.Aegis.AutoMod;

/// <summary>Rules for tests, and a guild that they run in; time stands until it is moved.</summary>
internal sealed class RuleKit
{
    private readonly AutoModEngine engine = new();
    private ulong lastId = 1_000;

    public RuleKit(RuleSet rules)
    {
        Rules = rules;
        Guild = new GuildState(rules.Needs);
    }

    public RuleSet Rules { get; }

    public GuildState Guild { get; }

    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>One rule that deletes, with this trigger.</summary>
    public static RuleKit Of(string when, string more = "") =>
        OfRules($$$"""{"name":"rule","when":{{{when}}},"then":[{"delete":{}}]{{{more}}}}""");

    public static RuleKit OfRules(string rules, string more = "") =>
        new(Parse($$"""{"version":1,"rules":[{{rules}}]{{more}}}"""));

    public static RuleKit OfPreset(string name) => new(Parse(RulePresets.TryRead(name)!));

    public static RuleKit OfWords(params string[] words) =>
        Of(new JsonObject { ["words"] = new JsonObject { ["words"] = Array(words) } }.ToJsonString());

    public static RuleSet Parse(string json)
    {
        var document = RuleDocument.Parse(json, NothingKnown.Instance);
        Assert.True(document.Rules is not null, string.Join('\n', document.Faults));
        return document.Rules!;
    }

    public ModerationEvent Message(string text, ulong user = 1, ulong channel = 10) =>
        new()
        {
            Kind = EventKinds.Message,
            Id = ++lastId,
            User = user,
            Channel = channel,
            Text = text,
            At = Now,
        };

    public Verdict Say(string text, ulong user = 1, ulong channel = 10) => Decide(Message(text, user, channel));

    public Verdict Decide(ModerationEvent happened) => engine.Decide(happened, Rules, Guild);

    /// <summary>As somebody who has never written before.</summary>
    public bool Catches(string text, EventKinds kind = EventKinds.Message) =>
        Decide(Message(text, ++lastId << 20) with { Kind = kind }).Hits.Count > 0;

    private static JsonArray Array(IEnumerable<string> values) => [.. values.Select(v => (JsonNode)v)];
}
