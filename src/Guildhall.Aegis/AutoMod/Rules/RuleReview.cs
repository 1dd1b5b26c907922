using System.Text.Json;
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

            foreach (var (name, path) in AgesOf(rule, $"$.rules[{i}]"))
            {
                yield return new(path, $"can never match: {name}");
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

    /// <summary>Ages that nobody has, wherever they stand.</summary>
    private static IEnumerable<(string Fault, string Path)> AgesOf(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            return json.EnumerateArray().Index().SelectMany(item => AgesOf(item.Item, $"{path}[{item.Index}]"));
        }

        return json.ValueKind == JsonValueKind.Object
            ? json.EnumerateObject()
                .SelectMany(field =>
                    field.Name is "accountAge" or "memberAge" && IsEmpty(field.Value)
                        ? [("nobody is older than “above” and younger than “below”", $"{path}.{field.Name}")]
                        : AgesOf(field.Value, $"{path}.{field.Name}")
                )
            : [];
    }

    private static bool IsEmpty(JsonElement age) =>
        age.ValueKind == JsonValueKind.Object
        && age.Duration("above") is { } above
        && age.Duration("below") is { } below
        && above >= below;
}
