using System.Collections.Frozen;
using System.Text.Json;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Links;
using Guildhall.Aegis.AutoMod.Words;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>Makes a rule set of a document whose shape was checked.</summary>
internal sealed class RuleCompiler(IOutsideFacts facts, List<RuleFault> faults)
{
    private readonly CompiledParts parts = new();

    /// <summary>Of every rule, those that are off among them.</summary>
    public List<BacktrackingRegex> Backtracking { get; } = [];

    public RuleSet? Compile(JsonElement document)
    {
        var lists = ReadLists(document);
        faults.AddRange(WordFaults.OfLists(lists));
        var triggers = new TriggerCompiler(facts, faults, parts, lists, Backtracking);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var sorted = document
            .GetProperty("rules")
            .EnumerateArray()
            .Select((json, place) => (Json: json, Path: $"$.rules[{place}]"))
            .OrderByDescending(r => r.Json.Number("priority", 100))
            .ToList();
        var rules = new List<Rule>();
        foreach (var (json, path) in sorted)
        {
            if (!names.Add(json.Text("name")!))
            {
                faults.Add(new RuleFault($"{path}.name", "is the name of another rule too"));
            }

            var isOff = json.Text("mode") == "off" || !json.Flag("enabled", true);
            if (isOff)
            {
                // It takes part in nothing, but what is wrong with it is told all the same.
                var aside = new TriggerCompiler(facts, faults, new CompiledParts(), triggers.Lists, Backtracking);
                _ = ReadRule(json, path, 0, aside);
                continue;
            }

            rules.Add(ReadRule(json, path, rules.Count, triggers));
        }

        var ladder = ReadLadder(document);
        return faults.Count > 0 ? null : Assemble(document, rules, ladder);
    }

    private RuleSet Assemble(JsonElement document, List<Rule> rules, Ladder? ladder)
    {
        var inviteList = -1;
        if ((parts.Least.Used & Traits.Invites) != 0)
        {
            inviteList = parts.Signals++;
            parts.Patterns.Add(WordPattern.TryParse(Invites.Clue, inviteList)!);
        }

        return new RuleSet(rules, parts.Signals)
        {
            Words = new WordIndex(parts.Patterns),
            InviteList = inviteList,
            Regexes = new RegexBank(parts.Regexes),
            Least = parts.Least,
            Needs = parts.Needs,
            Exempt = ReadExemption(document),
            Ladder = ladder,
            Burst = document.Duration("burst"),
        };
    }

    private static Dictionary<string, JsonElement> ReadLists(JsonElement document) =>
        document.TryGetProperty("lists", out var lists)
            ? lists.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)
            : [];

    private Rule ReadRule(JsonElement json, string path, int number, TriggerCompiler triggers)
    {
        triggers.Rule = number;
        var when = triggers.Read(json.GetProperty("when"), $"{path}.when");
        json.TryGetProperty("cooldown", out var cooldown);
        var rests = cooldown.ValueKind == JsonValueKind.Object;
        return new Rule
        {
            Number = number,
            Name = json.Text("name")!,
            Mode = json.Text("mode") == "observe" ? RuleMode.Observe : RuleMode.Enforce,
            Priority = json.Number("priority", 100),
            On = json.TryGetProperty("on", out var on) ? ReadEvents(on) : EventsOf(when),
            When = when,
            Then = ActionReader.ReadAll(json.GetProperty("then"), $"{path}.then", faults),
            If = json.TryGetProperty("if", out var conditions) ? ReadConditions(conditions) : null,
            Exempt = ReadExemption(json),
            Cooldown = rests ? cooldown.Duration("for")!.Value : TimeSpan.Zero,
            CooldownPerChannel = rests && cooldown.Text("per") == "channel",
            Stops = json.Flag("stop"),
        };
    }

    private static EventKinds ReadEvents(JsonElement on) =>
        on.EnumerateArray()
            .Aggregate(EventKinds.None, (all, e) => all | Enum.Parse<EventKinds>(e.GetString()!, ignoreCase: true));

    /// <summary>Where a rule does not say when it is asked, its trigger does.</summary>
    private static EventKinds EventsOf(TriggerNode when)
    {
        var needs = when.Needs;
        var events = EventKinds.None;
        events |= (needs & Traits.Joins) != 0 ? EventKinds.Join : EventKinds.None;
        events |= (needs & Traits.Reactions) != 0 ? EventKinds.Reaction : EventKinds.None;
        events |= (needs & Traits.Voice) != 0 ? EventKinds.Voice : EventKinds.None;
        events |= (needs & Traits.Native) != 0 ? EventKinds.Native : EventKinds.None;
        events |= (needs & Traits.Staff) != 0 ? EventKinds.Audit : EventKinds.None;
        var rest = needs & ~(Traits.Joins | Traits.Reactions | Traits.Voice | Traits.Native | Traits.Staff);
        return rest != 0 ? events | EventKinds.Message | EventKinds.Edit : events;
    }

    private static Conditions ReadConditions(JsonElement json) =>
        new()
        {
            Channels = json.Ids("channels"),
            Categories = json.Ids("categories"),
            Roles = json.Ids("roles"),
            WithoutRoles = json.Ids("withoutRoles"),
            AccountAge = json.Age("accountAge"),
            MemberAge = json.Age("memberAge"),
            Raid = json.Texts("raid").ToFrozenSet(StringComparer.Ordinal),
        };

    private static Exemption ReadExemption(JsonElement parent)
    {
        if (!parent.TryGetProperty("exempt", out var json))
        {
            return Exemption.Nobody;
        }

        return new Exemption
        {
            Roles = json.Ids("roles"),
            Users = json.Ids("users"),
            Channels = json.Ids("channels"),
            Categories = json.Ids("categories"),
            Threads = json.Flag("threads"),
            Bots = json.Flag("bots"),
            Webhooks = json.Flag("webhooks"),
            Staff = json.Flag("staff"),
        };
    }

    private Ladder? ReadLadder(JsonElement document)
    {
        if (!document.TryGetProperty("ladder", out var json))
        {
            return null;
        }

        var steps = new List<LadderStep>();
        var i = 0;
        foreach (var step in json.Items("steps"))
        {
            var path = $"$.ladder.steps[{i++}]";
            var points = step.Number("points", 1);
            if (steps.Exists(s => s.Points == points))
            {
                faults.Add(new RuleFault($"{path}.points", "are those of another step too"));
            }

            steps.Add(new LadderStep(points, ActionReader.Read(step.GetProperty("then"), $"{path}.then", faults)));
        }

        return new Ladder(json.Duration("halfLife") ?? TimeSpan.FromDays(7), steps);
    }
}

/// <summary>What the triggers of all rules leave behind while they are compiled.</summary>
internal sealed class CompiledParts
{
    public int Signals { get; set; }

    public List<WordPattern> Patterns { get; } = [];

    public List<BankedRegex> Regexes { get; } = [];

    public Thresholds Least { get; } = new();

    public RuleNeeds Needs { get; } = new();
}
