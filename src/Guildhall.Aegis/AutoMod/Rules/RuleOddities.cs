using System.Text.Json;
using Guildhall.Aegis.AutoMod.Engine;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>What is sound in a document and can hardly be meant. It is told and hinders nothing.</summary>
internal static class RuleOddities
{
    private const EventKinds InChannels =
        TriggerReach.Written | EventKinds.Thread | EventKinds.Reaction | EventKinds.Native | EventKinds.Voice;

    private static readonly string[] harmless =
    [
        "alert",
        "count",
        "webhook",
        "vote",
        "ticket",
        "raid",
        "pauseInvites",
        "lock",
        "slowmode",
    ];

    public static IEnumerable<RuleFault> Of(JsonElement document)
    {
        var counted = Counters(document);
        foreach (var (i, rule) in document.Items("rules").Index())
        {
            var path = $"$.rules[{i}]";
            var oddities = OfEvents(rule, path)
                .Concat(OfLeaves(rule.GetProperty("when"), $"{path}.when", counted))
                .Concat(OfReach(rule, path))
                .Concat(OfActions(rule, path));
            foreach (var oddity in oddities)
            {
                yield return oddity;
            }
        }
    }

    /// <summary>The events that a rule waits for and that can meet it. None: it can never match.</summary>
    public static EventKinds EventsOf(JsonElement rule)
    {
        var reach = TriggerReach.Of(rule.GetProperty("when"));
        var can = reach.Met & reach.Wakes & OfConditions(rule);
        return can & (rule.TryGetProperty("on", out _) ? Listed(rule) : reach.Usual);
    }

    private static EventKinds Listed(JsonElement rule) =>
        rule.Texts("on")
            .Aggregate(EventKinds.None, (all, name) => all | Enum.Parse<EventKinds>(name, ignoreCase: true));

    private static EventKinds OfConditions(JsonElement rule)
    {
        var can = (EventKinds)~0;
        if (!rule.TryGetProperty("if", out var json))
        {
            return can;
        }

        var isPlaced = json.Texts("channels").Count > 0 || json.Texts("categories").Count > 0;
        can &= isPlaced ? InChannels : can;
        return json.Texts("roles").Count > 0 ? can & ~EventKinds.Join : can;
    }

    private static IEnumerable<RuleFault> OfEvents(JsonElement rule, string path)
    {
        var can = EventsOf(rule);
        var wanted = rule.Texts("on");
        foreach (var (i, name) in wanted.Index())
        {
            if ((Enum.Parse<EventKinds>(name, ignoreCase: true) & can) == 0)
            {
                yield return new($"{path}.on[{i}]", $"does nothing: this rule is never met at “{name}”");
            }
        }

        const EventKinds names = EventKinds.Join | EventKinds.Name;
        if (
            (can & ~names) == 0
            && rule.GetProperty("when").EnumerateObject().First().Name is "caps" or "lines" or "length" or "emoji"
        )
        {
            yield return new(
                $"{path}.on",
                "looks at names only: there is no message when somebody joins or is renamed"
            );
        }
    }

    private static IEnumerable<RuleFault> OfLeaves(JsonElement json, string path, HashSet<(string, bool)> counted)
    {
        var (kind, body) = First(json);
        path = $"{path}.{kind}";
        switch (kind)
        {
            case "any" or "all":
                return body.EnumerateArray()
                    .Index()
                    .SelectMany(item => OfLeaves(item.Item, $"{path}[{item.Index}]", counted));
            case "not":
                return OfLeaves(body, path, counted);
            case "counter" when !counted.Contains((body.Text("name")!, body.Text("per") == "channel")):
                return [new(path, "waits for a counter that no rule adds to")];
            case "attachments" when !body.EnumerateObject().Any():
                return [new(path, "names nothing to look for: every file meets it")];
            case "accountAge" or "memberAge" when !body.EnumerateObject().Any():
                return [new(path, "names no age: everybody meets it")];
            default:
                return [];
        }
    }

    private static IEnumerable<RuleFault> OfReach(JsonElement rule, string path)
    {
        var actions = Actions(rule).Select(action => action.Kind).ToList();
        var reach = TriggerReach.Of(rule.GetProperty("when"));
        var isOfAll = (EventsOf(rule) & TriggerReach.Written) != 0;
        if (
            reach.IsUsual
            && !rule.TryGetProperty("if", out _)
            && (isOfAll || actions.Exists(action => !harmless.Contains(action)))
        )
        {
            var what = isOfAll ? "nearly every message" : "everything of its kind";
            yield return new($"{path}.when", $"is met by {what}, and then: {string.Join(", ", actions)}");
        }
    }

    private static IEnumerable<RuleFault> OfActions(JsonElement rule, string path)
    {
        var events = EventsOf(rule);
        var removing = new List<string>();
        foreach (var (kind, place) in Actions(rule))
        {
            var isMessage = kind is "delete" or "deleteLast";
            if (isMessage && events != 0 && (events & (TriggerReach.Written | EventKinds.Reaction)) == 0)
            {
                yield return new($"{path}.then{place}", $"does nothing: there is no message at {NamesOf(events)}");
            }

            if (kind is "reply" or "lock" or "slowmode" && events != 0 && (events & InChannels) == 0)
            {
                yield return new($"{path}.then{place}", $"does nothing: there is no channel at {NamesOf(events)}");
            }

            if (new RuleAction(Enum.Parse<ActionKind>(kind, ignoreCase: true)).IsRemoving)
            {
                removing.Add(kind);
            }
        }

        if (removing.Count > 1)
        {
            yield return new($"{path}.then", $"has {string.Join(", ", removing)}: only the strongest of them happens");
        }
    }

    private static HashSet<(string Name, bool PerChannel)> Counters(JsonElement document) =>
        document
            .Items("rules")
            .SelectMany(rule => Bodies(rule.GetProperty("then")))
            .Where(action => action.Kind == "count")
            .Select(action => (action.Body.Text("name")!, action.Body.Text("per") == "channel"))
            .ToHashSet();

    private static IEnumerable<(string Kind, string Place)> Actions(JsonElement rule)
    {
        var then = rule.GetProperty("then");
        var isList = then.ValueKind == JsonValueKind.Array;
        return Bodies(then).Select((action, i) => (action.Kind, isList ? $"[{i}]" : ""));
    }

    private static IEnumerable<(string Kind, JsonElement Body)> Bodies(JsonElement then) =>
        then.ValueKind == JsonValueKind.Array ? then.EnumerateArray().Select(First) : [First(then)];

    private static (string Kind, JsonElement Body) First(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return (json.GetString()!, default);
        }

        var property = json.EnumerateObject().First();
        return (property.Name, property.Value);
    }

    private static string NamesOf(EventKinds events) =>
        string.Join(
            " and ",
            Enum.GetValues<EventKinds>()
                .Where(kind => kind != EventKinds.None && (events & kind) != 0)
                .Select(kind => $"“{char.ToLowerInvariant(kind.ToString()[0])}{kind.ToString()[1..]}”")
        );
}
