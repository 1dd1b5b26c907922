using System.Text.Json;
using Guildhall.Aegis.AutoMod.Engine;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>Reads actions; beyond the shape it checks what Discord would refuse.</summary>
internal static class ActionReader
{
    private static readonly JsonElement nothing = JsonDocument.Parse("{}").RootElement;

    /// <summary>Of <c>then</c>, which may be one action alone.</summary>
    public static IReadOnlyList<RuleAction> ReadAll(JsonElement json, string path, List<RuleFault> faults) =>
        json.ValueKind == JsonValueKind.Array
            ? [.. json.EnumerateArray().Select((action, i) => Read(action, $"{path}[{i}]", faults))]
            : [Read(json, path, faults)];

    public static RuleAction Read(JsonElement json, string path, List<RuleFault> faults)
    {
        var (kind, body) = Kind(json);
        var action = new RuleAction(Enum.Parse<ActionKind>(kind, ignoreCase: true))
        {
            For = kind == "count" ? body.Duration("halfLife") : body.Duration(kind == "reply" ? "deleteAfter" : "for"),
            Amount = kind switch
            {
                "warn" => body.Number("points", 1),
                "count" => body.Number("add", 1),
                "deleteLast" => body.Number("count", 1),
                "softban" => body.Number("deleteDays", 1),
                _ => body.Number("deleteDays", 0),
            },
            Text =
                body.Text("text")
                ?? body.Text("reason")
                ?? body.Text("to")
                ?? body.Text("level")
                ?? WebhookOf(kind, body),
            Target = kind switch
            {
                "addRole" or "removeRole" => body.Id("role"),
                "count" => body.Id("name"),
                _ => body.Id("channel"),
            },
            Delay = body.Duration("delay") ?? TimeSpan.Zero,
            PerChannel = body.Text("per") == "channel",
        };
        Check(action, $"{path}.{kind}", faults);
        return action;
    }

    private static (string Kind, JsonElement Body) Kind(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return (json.GetString()!, nothing);
        }

        var property = json.EnumerateObject().First();
        return (property.Name, property.Value);
    }

    private static string? WebhookOf(string kind, JsonElement body) => kind == "webhook" ? body.Text("name") : null;

    private static void Check(RuleAction action, string path, List<RuleFault> faults)
    {
        var most = action.Kind switch
        {
            ActionKind.Timeout => TimeSpan.FromDays(28),
            ActionKind.PauseInvites => TimeSpan.FromDays(1),
            _ => TimeSpan.MaxValue,
        };
        if (action.For > most)
        {
            faults.Add(new RuleFault($"{path}.for", $"must be at most {most.TotalDays:0}d"));
        }

        if (action.Delay > TimeSpan.FromHours(6))
        {
            faults.Add(new RuleFault($"{path}.delay", "must be at most 6h"));
        }
    }
}
