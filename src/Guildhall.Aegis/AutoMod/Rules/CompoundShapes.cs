using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Core;

namespace Guildhall.Aegis.AutoMod.Rules;

internal sealed record ListShape(string About, Shape Item, int Least, int Most) : Shape(About)
{
    public override void Check(JsonElement value, string path, List<RuleFault> faults)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Expect(path, "a list", value, faults);
            return;
        }

        var count = value.GetArrayLength();
        if (count < Least || count > Most)
        {
            faults.Add(new RuleFault(path, $"must have {Least} to {Most} entries"));
            return;
        }

        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            Item.Check(item, $"{path}[{i++}]", faults);
        }
    }

    protected override JsonObject Describe() =>
        new()
        {
            ["type"] = "array",
            ["items"] = Item.ToSchema(),
            ["minItems"] = Least,
            ["maxItems"] = Most,
        };
}

internal sealed record Field(string Name, Shape Shape, bool IsRequired = false);

/// <summary>An object with these fields and no others.</summary>
internal sealed record ObjectShape(string About, params Field[] Fields) : Shape(About)
{
    public override void Check(JsonElement value, string path, List<RuleFault> faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Expect(path, "an object", value, faults);
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (Array.Find(Fields, f => f.Name == property.Name) is { } field)
            {
                field.Shape.Check(property.Value, $"{path}.{field.Name}", faults);
            }
            else
            {
                var known =
                    Fields.Length == 0
                        ? "nothing belongs here"
                        : $"known are {string.Join(", ", Fields.Select(f => f.Name))}";
                faults.Add(new RuleFault($"{path}.{Paths.Show(property.Name)}", $"is not known; {known}"));
            }
        }

        foreach (var field in Fields)
        {
            if (field.IsRequired && !value.TryGetProperty(field.Name, out _))
            {
                faults.Add(new RuleFault($"{path}.{field.Name}", "is missing"));
            }
        }
    }

    protected override JsonObject Describe()
    {
        var properties = new JsonObject();
        foreach (var field in Fields)
        {
            properties[field.Name] = field.Shape.ToSchema();
        }

        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        if (Fields.Any(f => f.IsRequired))
        {
            schema["required"] = new JsonArray([.. Fields.Where(f => f.IsRequired).Select(f => (JsonNode)f.Name)]);
        }

        return schema;
    }
}

/// <summary>An object with exactly one of these fields, which says what kind it is.</summary>
internal sealed record KindShape(string About, params Field[] Kinds) : Shape(About)
{
    /// <summary>The name alone stands for a kind that needs no more: <c>"delete"</c>.</summary>
    public bool TakesNames { get; init; }

    public override void Check(JsonElement value, string path, List<RuleFault> faults)
    {
        if (TakesNames && value.ValueKind == JsonValueKind.String)
        {
            CheckName(value.GetString()!, path, faults);
            return;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            Expect(path, "an object", value, faults);
            return;
        }

        var properties = value.EnumerateObject().ToList();
        if (properties.Count != 1)
        {
            faults.Add(new RuleFault(path, $"must have exactly one field out of {Names}"));
            return;
        }

        if (Array.Find(Kinds, k => k.Name == properties[0].Name) is { } kind)
        {
            kind.Shape.Check(properties[0].Value, $"{path}.{kind.Name}", faults);
        }
        else
        {
            faults.Add(new RuleFault($"{path}.{Paths.Show(properties[0].Name)}", $"is not known; known are {Names}"));
        }
    }

    private string Names => string.Join(", ", Kinds.Select(k => k.Name));

    protected override JsonObject Describe()
    {
        var properties = new JsonObject();
        foreach (var kind in Kinds)
        {
            properties[kind.Name] = kind.Shape.ToSchema();
        }

        var full = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
            ["maxProperties"] = 1,
        };
        var bare = Kinds.Where(NeedsNothing).Select(k => (JsonNode)k.Name);
        return TakesNames
            ? new() { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = new JsonArray([.. bare]) }, full) }
            : full;
    }

    private void CheckName(string name, string path, List<RuleFault> faults)
    {
        if (Array.Find(Kinds, k => k.Name == name) is not { } kind)
        {
            faults.Add(new RuleFault($"{path}.{Paths.Show(name)}", $"is not known; known are {Names}"));
        }
        else if (!NeedsNothing(kind))
        {
            var needed = ((ObjectShape)kind.Shape).Fields.Where(f => f.IsRequired).Select(f => f.Name);
            faults.Add(new RuleFault($"{path}.{name}", $"needs {string.Join(" and ", needed)}"));
        }
    }

    private static bool NeedsNothing(Field kind) =>
        kind.Shape is ObjectShape shape && !Array.Exists(shape.Fields, f => f.IsRequired);
}

/// <summary>A list, or one entry without the brackets.</summary>
internal sealed record OneOrListShape(ListShape List) : Shape(List.About)
{
    public override void Check(JsonElement value, string path, List<RuleFault> faults) =>
        (value.ValueKind == JsonValueKind.Array ? List : List.Item).Check(value, path, faults);

    protected override JsonObject Describe() =>
        new() { ["anyOf"] = new JsonArray(List.ToSchema(), List.Item.ToSchema()) };
}

/// <summary>An object whose field names are free.</summary>
internal sealed record MapShape(string About, Shape Value, int Most) : Shape(About)
{
    public override void Check(JsonElement value, string path, List<RuleFault> faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Expect(path, "an object", value, faults);
            return;
        }

        if (value.EnumerateObject().Count() > Most)
        {
            faults.Add(new RuleFault(path, $"must have at most {Most} fields"));
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            Value.Check(property.Value, $"{path}.{Paths.Show(property.Name)}", faults);
        }
    }

    protected override JsonObject Describe() =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = Value.ToSchema(),
            ["maxProperties"] = Most,
        };
}

/// <summary>A shape with a name, which can hold itself.</summary>
internal sealed record NamedShape(string Name, Func<Shape> Target) : Shape("")
{
    public override void Check(JsonElement value, string path, List<RuleFault> faults)
    {
        // The deepest tree that the parser's own recursion and JSON's own limit allow.
        if (path.Length > 2_000)
        {
            faults.Add(new RuleFault("$", "is nested too deeply"));
            return;
        }

        Target().Check(value, path, faults);
    }

    protected override JsonObject Describe() => new() { ["$ref"] = $"#/$defs/{Name}" };
}

internal static class Paths
{
    /// <summary>A name out of a document, short and on one line.</summary>
    public static string Show(string name)
    {
        var shown = name.Length > 40 ? name[..40] + "…" : name;
        return string.Concat(
            shown.Select(c => char.IsControl(c) || c == '`' || ReadableText.HasControls(c.ToString()) ? '?' : c)
        );
    }
}
