using System.Text.Json;
using Guildhall.Aegis.AutoMod.Engine;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>Reads actions; beyond the shape it checks what Discord would refuse.</summary>
internal static class ActionReader
{
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
                body.Text("text") ?? body.Text("reason") ?? body.Text("to") ?? body.Text("url") ?? body.Text("level"),
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
        var property = json.EnumerateObject().First();
        return (property.Name, property.Value);
    }

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

        if (
            action.Kind == ActionKind.Webhook
            && !(Uri.TryCreate(action.Text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)
        )
        {
            faults.Add(new RuleFault($"{path}.url", "must be an https address"));
        }
    }
}
