using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Contract;

/// <summary>Walks a schema and makes one body for each limit in it; each named part of the schema once.</summary>
internal sealed class ConformanceCases
{
    private readonly HashSet<ContractSchema> seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<ConformanceCase> cases = [];

    public static IEnumerable<ConformanceCase> Of(ContractSchema schema)
    {
        ContractSchema[] roots = schema.Any.Count > 0 ? ConformanceSample.Alternatives(schema) : [schema];
        return roots.SelectMany(root => Of(root, roots.Length > 1 ? root.Name : null));
    }

    private static IEnumerable<ConformanceCase> Of(ContractSchema root, string? meant)
    {
        var made = new ConformanceCases();
        made.Explore(root, "", inner => inner);
        // What another alternative further down allows breaks nothing.
        return made
            .cases.Where(one => ContractWalker.Check(root, JsonSerializer.SerializeToElement(one.Body)).Count > 0)
            .Select(one => one with { Meant = meant });
    }

    private void Explore(ContractSchema schema, string path, Func<JsonNode?, JsonNode?> place)
    {
        if (!seen.Add(schema))
        {
            return;
        }

        void Break(string limit, JsonNode? value, string? at = null) => cases.Add(new(at ?? path, limit, place(value)));

        if (schema.Any.Count > 0 && schema.Values.Count == 0)
        {
            Union(schema, path, place);
            return;
        }

        switch (schema.OwnTypes.FirstOrDefault(type => type != "null"))
        {
            case "object":
                Break("type", JsonValue.Create("x"));
                Fields(schema, path, place);
                break;
            case "array":
                Break("type", JsonValue.Create("x"));
                List(schema, path, place);
                break;
            case "integer" or "number":
                Break("type", JsonValue.Create("x"));
                Number(schema, Break);
                break;
            case "boolean":
                Break("type", JsonValue.Create("perhaps"));
                break;
            case "string":
                Break("type", new JsonObject());
                Text(schema, Break);
                break;
        }
    }

    private void Union(ContractSchema schema, string path, Func<JsonNode?, JsonNode?> place)
    {
        var branches = ConformanceSample.Alternatives(schema);
        if (branches.All(branch => branch.Values.Count == 1))
        {
            cases.Add(new(path, "choice", place(Outside(branches.Select(b => b.Values[0].GetRawText())))));
            return;
        }

        foreach (var branch in branches)
        {
            Explore(branch, path, place);
        }

        if (branches.Length > 1 && branches.All(branch => branch.Properties.ContainsKey("type")))
        {
            cases.Add(new(path, "alternative", place(new JsonObject { ["type"] = 9999 })));
        }
    }

    private void Fields(ContractSchema schema, string path, Func<JsonNode?, JsonNode?> place)
    {
        foreach (var name in schema.Required.Where(schema.Properties.ContainsKey))
        {
            var without = ConformanceSample.Fields(schema);
            without.Remove(name);
            cases.Add(new(Join(path, name), "required", place(without)));
        }

        foreach (var (name, field) in schema.Properties)
        {
            // A wrong tag is another alternative, or none: Union's case.
            if (!(field.Values.Count == 1 && schema.Required.Contains(name)))
            {
                Explore(field, Join(path, name), inner => place(With(ConformanceSample.Fields(schema), name, inner)));
            }
        }

        if (schema.Additional is { } additional)
        {
            Explore(additional, Join(path, "k"), inner => place(new JsonObject { ["k"] = inner }));
            if (schema.MaxProperties is { } most)
            {
                var many = Enumerable
                    .Range(0, most + 1)
                    .Select(i => KeyValuePair.Create($"k{i}", ConformanceSample.Of(additional)));
                cases.Add(new(path, "maxProperties", place(new JsonObject(many))));
            }
        }
    }

    private void List(ContractSchema schema, string path, Func<JsonNode?, JsonNode?> place)
    {
        JsonArray Items(int count) =>
            new([.. Enumerable.Range(1, count).Select(i => ConformanceSample.Of(schema.Items!, i))]);

        if (schema.MinItems is > 0 and { } least)
        {
            cases.Add(new(path, "minItems", place(Items(least - 1))));
        }

        if (schema.MaxItems is { } most)
        {
            cases.Add(new(path, "maxItems", place(Items(most + 1))));
        }

        var count = Math.Max(2, schema.MinItems ?? 0);
        if (schema.HasUniqueItems)
        {
            var twice = Items(count);
            twice[^1] = twice[0]!.DeepClone();
            cases.Add(new(Join(path, $"{count - 1}"), "uniqueItems", place(twice)));
        }

        Explore(
            schema.Items!,
            Join(path, "0"),
            inner =>
            {
                var list = Items(Math.Max(1, schema.MinItems ?? 0));
                list[0] = inner;
                return place(list);
            }
        );
    }

    private static void Number(ContractSchema schema, Action<string, JsonNode?, string?> broken)
    {
        if (schema.Minimum is { } least)
        {
            broken("minimum", JsonValue.Create(least - 1), null);
        }

        if (schema.Maximum is { } most)
        {
            broken("maximum", JsonValue.Create(most + 1), null);
        }

        Choices(schema, broken);
    }

    private static void Text(ContractSchema schema, Action<string, JsonNode?, string?> broken)
    {
        if (schema.MinLength is > 0 and { } least)
        {
            broken("minLength", new string('a', least - 1), null);
        }

        if (schema.MaxLength is { } most)
        {
            var start = schema.Format == "uri" ? "https://example.com/" : "";
            broken("maxLength", start + new string('a', most + 1 - start.Length), null);
        }

        if (schema.Pattern is not null || schema.Format is "date-time" or "uri" or "snowflake")
        {
            broken(schema.Format ?? "pattern", "!?", null);
        }

        Choices(schema, broken);
    }

    private static void Choices(ContractSchema schema, Action<string, JsonNode?, string?> broken)
    {
        if (schema.Values.Count > 0)
        {
            broken("enum", Outside(schema.Values.Select(v => v.GetRawText())), null);
        }
    }

    private static JsonValue Outside(IEnumerable<string> values) =>
        values.All(v => v.StartsWith('"'))
            ? JsonValue.Create("none-of-them")
            : JsonValue.Create(values.Max(v => long.Parse(v, CultureInfo.InvariantCulture)) + 1000);

    private static JsonObject With(JsonObject fields, string name, JsonNode? value)
    {
        fields[name] = value;
        return fields;
    }

    private static string Join(string path, string name) => path == "" ? name : $"{path}.{name}";
}
