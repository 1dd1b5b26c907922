using System.Text.Json;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Core;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>What a sound document should not have. It is not asked of rules that stand in the database: they go on.</summary>
internal static class RuleReview
{
    public static IEnumerable<RuleFault> Faults(JsonElement document)
    {
        foreach (var (i, rule) in document.Items("rules").Index())
        {
            if (NameFault(rule.Text("name")!) is { } fault)
            {
                yield return new($"$.rules[{i}].name", fault);
            }

            var deads = DeadsOf(rule, $"$.rules[{i}]").ToList();
            foreach (var (name, path) in deads)
            {
                yield return new(path, $"can never match: {name}");
            }

            if (deads.Count == 0 && RuleOddities.EventsOf(rule) == EventKinds.None)
            {
                yield return new(
                    $"$.rules[{i}].when",
                    "can never match: what it waits for does not happen together, or not where “on” and “if” look"
                );
            }
        }

        if (document.TryGetProperty("lists", out var lists))
        {
            foreach (var list in lists.EnumerateObject())
            {
                if (NameFault(list.Name) is { } fault)
                {
                    yield return new($"$.lists.{Paths.Show(list.Name)}", fault);
                }
            }
        }
    }

    private static string? NameFault(string name) =>
        ReadableText.HasControls(name) ? "has characters that cannot be seen, or a line break"
        : !name.Any(char.IsLetterOrDigit) ? "has no letter or digit"
        : null;

    /// <summary>Ages that nobody has and mentions without a number, wherever they stand.</summary>
    private static IEnumerable<(string Fault, string Path)> DeadsOf(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            return json.EnumerateArray().Index().SelectMany(item => DeadsOf(item.Item, $"{path}[{item.Index}]"));
        }

        return json.ValueKind == JsonValueKind.Object
            ? json.EnumerateObject()
                .SelectMany(field =>
                    WhyDead(field.Name, field.Value) is { } why
                        ? [(why, $"{path}.{field.Name}")]
                        : DeadsOf(field.Value, $"{path}.{field.Name}")
                )
            : [];
    }

    private static string? WhyDead(string name, JsonElement json) =>
        name switch
        {
            "accountAge" or "memberAge" when IsEmpty(json) => "nobody is older than “above” and younger than “below”",
            "mentions" when json.ValueKind == JsonValueKind.Object && IsLimitless(json) =>
                "it names no users, roles, total or everyone to look for",
            _ => null,
        };

    private static bool IsLimitless(JsonElement mentions) =>
        !mentions.TryGetProperty("users", out _)
        && !mentions.TryGetProperty("roles", out _)
        && !mentions.TryGetProperty("total", out _)
        && !mentions.Flag("everyone");

    private static bool IsEmpty(JsonElement age) =>
        age.ValueKind == JsonValueKind.Object
        && age.Duration("above") is { } above
        && age.Duration("below") is { } below
        && above >= below;
}
