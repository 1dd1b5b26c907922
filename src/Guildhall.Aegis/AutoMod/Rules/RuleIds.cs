using System.Text.Json;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>An id in a rule document that Discord is called with.</summary>
internal sealed record RuleId(string Path, string Text, bool IsRole);

/// <summary>Finds them, also in rules that are off: one day they are on.</summary>
internal static class RuleIds
{
    public static IEnumerable<RuleId> Of(JsonElement document)
    {
        foreach (var (rule, i) in document.Items("rules").Select((rule, i) => (rule, i)))
        {
            var then = rule.GetProperty("then");
            var path = $"$.rules[{i}].then";
            if (then.ValueKind != JsonValueKind.Array)
            {
                foreach (var id in OfAction(then, path))
                {
                    yield return id;
                }

                continue;
            }

            foreach (var id in then.EnumerateArray().SelectMany((action, at) => OfAction(action, $"{path}[{at}]")))
            {
                yield return id;
            }
        }
    }

    private static IEnumerable<RuleId> OfAction(JsonElement action, string path)
    {
        if (action.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var kind in action.EnumerateObject())
        {
            if (kind.Value.Text("channel") is { } channel)
            {
                yield return new($"{path}.{kind.Name}.channel", channel, IsRole: false);
            }

            if (kind.Value.Text("role") is { } role)
            {
                yield return new($"{path}.{kind.Name}.role", role, IsRole: true);
            }
        }
    }
}
