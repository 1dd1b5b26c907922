using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Contract;

/// <summary>
/// Holds a value to what Discord asks of it, with Discord's leniency: ids as texts or numbers, numbers as texts, unknown
/// fields ignored. What was forgiven is put into its proper type. Wording and codes as Discord's API answers them.
/// </summary>
/// <param name="prefers">Picks the alternative of a union that the world's state decides; null leaves it to the value.</param>
/// <param name="isTrial">Leaves the value as it is.</param>
internal sealed class RequestWalker(FaultTree faults, Func<RequestSchema, bool>? prefers = null, bool isTrial = false)
{
    public void Check(RequestSchema schema, JsonNode? value, string path)
    {
        if (value is null)
        {
            if (!schema.AllowsNull && !schema.Union.Any(branch => branch.AllowsNull))
            {
                faults.Add(path, "BASE_TYPE_REQUIRED", "This field is required");
            }
        }
        else if (schema.Union.Count > 0)
        {
            Alternatives(schema.Union, value, path);
        }
        else if (schema.Type == "object")
        {
            Fields(schema, value, path);
        }
        else if (schema.Type == "array")
        {
            List(schema, value, path);
        }
        else if (schema.Type is not null)
        {
            RequestScalars.Check(schema, value, path, faults);
            if (!isTrial && RequestScalars.Proper(schema, value) is { } proper)
            {
                value.ReplaceWith(proper);
            }
        }
    }

    private void Fields(RequestSchema schema, JsonNode value, string path)
    {
        if (value is not JsonObject fields)
        {
            var (code, kind) = schema.Additional is null
                ? ("MODEL_TYPE_CONVERT", "Model")
                : ("DICT_TYPE_CONVERT", "Dict");
            faults.Add(path, code, $"Only dictionaries may be used in a {kind}Type");
            return;
        }

        foreach (var (name, field) in schema.Properties)
        {
            if (fields.TryGetPropertyValue(name, out var given))
            {
                Check(field, given, Join(path, name));
            }
            else if (schema.Required.Contains(name))
            {
                faults.Add(Join(path, name), "BASE_TYPE_REQUIRED", "This field is required");
            }
        }

        if (schema.Additional is { } additional)
        {
            RequestScalars.Length(schema, fields.Count, path, faults);
            foreach (var (name, given) in fields.Where(field => !schema.Properties.ContainsKey(field.Key)).ToArray())
            {
                Check(additional, given, Join(path, name));
            }
        }
    }

    private void List(RequestSchema schema, JsonNode value, string path)
    {
        if (value is not JsonArray items)
        {
            faults.Add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return;
        }

        var before = faults.Count;
        RequestScalars.Length(schema, items.Count, path, faults);
        if (faults.Count > before)
        {
            // A fault of the list itself leaves no room in the tree for those of its items.
            return;
        }

        var seen = new HashSet<string>();
        for (var i = 0; i < items.Count; i++)
        {
            var at = Join(path, $"{i}");
            if (schema.HasUniqueItems && !seen.Add(items[i]?.ToString() ?? ""))
            {
                faults.Add(at, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
            }
            else if (items[i] is null && schema.Items is { AllowsNull: false })
            {
                faults.Add(at, "LIST_ITEM_VALUE_REQUIRED", "List item values of ModelType are required");
            }
            else if (schema.Items is { } item)
            {
                Check(item, items[i], at);
            }
        }
    }

    private void Alternatives(List<RequestSchema> union, JsonNode value, string path)
    {
        if (union.Count == 1)
        {
            Check(union[0], value, path);
        }
        else if (prefers is not null && union.Find(branch => prefers(branch)) is { } preferred)
        {
            Check(preferred, value, path);
        }
        else if (value is JsonObject fields && union.All(branch => branch.Tag is not null))
        {
            Tagged(union, fields, path);
        }
        else
        {
            Untagged(union, value, path);
        }
    }

    private void Tagged(List<RequestSchema> union, JsonObject fields, string path)
    {
        var name = union[0].Tag!.Value.Name;
        if (fields[name] is not { } tag)
        {
            faults.Add(Join(path, name), "BASE_TYPE_REQUIRED", "This field is required");
        }
        else if (
            union.Where(branch => branch.Tag!.Value.Values.Contains(tag.ToString())).ToList() is { Count: > 0 } meant
        )
        {
            Untagged(meant, fields, path);
        }
        else
        {
            var known = string.Join(", ", union.SelectMany(branch => branch.Tag!.Value.Values).Distinct());
            if (path == "")
            {
                faults.Add(name, "BASE_TYPE_CHOICES", $"Value must be one of {{{known}}}.");
                return;
            }

            faults.Add(path, "UNION_TYPE_CHOICES", $"Value of field \"{name}\" must be one of ({known}).");
        }
    }

    // The alternative that the sender seems to have meant: of the value's type, knowing most of its fields.
    private void Untagged(List<RequestSchema> union, JsonNode value, string path)
    {
        var best = union
            .Where(branch => !Disagrees(branch, value))
            .DefaultIfEmpty(union[0])
            .OrderByDescending(branch => Known(branch, value))
            .ThenBy(branch => Faults(branch, value, path))
            .First();
        Check(best, value, path);
    }

    private int Faults(RequestSchema branch, JsonNode value, string path)
    {
        var found = new FaultTree();
        new RequestWalker(found, prefers, isTrial: true).Check(branch, value, path);
        return found.Count;
    }

    private static bool Disagrees(RequestSchema branch, JsonNode value) =>
        value is JsonObject fields
        && branch.Tag is var (name, tags)
        && fields[name] is { } given
        && !tags.Contains(given.ToString());

    private static int Known(RequestSchema branch, JsonNode value) =>
        value switch
        {
            JsonObject fields when branch.Type == "object" => 1
                + fields.Count(f => branch.Properties.ContainsKey(f.Key)),
            JsonArray when branch.Type == "array" => 1,
            JsonValue when branch.Type is not ("object" or "array") => value.GetValueKind() == KindOf(branch.Type)
                ? 2
                : 1,
            _ => 0,
        };

    private static JsonValueKind KindOf(string? type) =>
        type is "integer" or "number" ? JsonValueKind.Number : JsonValueKind.String;

    private static string Join(string path, string name) => path == "" ? name : $"{path}.{name}";
}
