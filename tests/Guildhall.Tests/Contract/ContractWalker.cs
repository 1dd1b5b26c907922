using System.Text.Json;

namespace Guildhall.Tests.Contract;

/// <summary>What is wrong at one place of a body.</summary>
internal sealed record ContractFault(string Path, string Message);

/// <summary>Walks a schema and a value together. In a union it follows the branch that the author meant.</summary>
internal static class ContractWalker
{
    public static List<ContractFault> Check(ContractSchema schema, JsonElement value, string path = "")
    {
        var faults = new List<ContractFault>();
        Walk(schema, value, path, faults);
        return faults;
    }

    /// <summary>Fields that no branch of the schema knows.</summary>
    public static IEnumerable<string> Unknown(IReadOnlyList<ContractSchema> schemas, JsonElement value, string path)
    {
        var branches = schemas.SelectMany(s => s.Branches()).ToArray();
        if (value.ValueKind == JsonValueKind.Array)
        {
            ContractSchema[] items = [.. branches.Select(b => b.Items).OfType<ContractSchema>()];
            return value.EnumerateArray().SelectMany((item, i) => Unknown(items, item, $"{path}/{i}"));
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var meant = branches.Where(b => ContractUnions.TagsAgree(b, value) != false).ToArray();
        var known = meant.SelectMany(b => b.Properties).ToLookup(p => p.Key, p => p.Value);
        ContractSchema[] additional = [.. meant.Select(b => b.Additional).OfType<ContractSchema>()];
        return known.Count == 0 && additional.Length == 0
            ? []
            : value
                .EnumerateObject()
                .SelectMany(p =>
                    known.Contains(p.Name) ? Unknown([.. known[p.Name]], p.Value, $"{path}/{p.Name}")
                    : additional.Length > 0 ? Unknown(additional, p.Value, $"{path}/{p.Name}")
                    : [$"{path}/{p.Name}"]
                );
    }

    private static void Walk(ContractSchema schema, JsonElement value, string path, List<ContractFault> faults)
    {
        if (!ContractTypes.Fits(schema.OwnTypes, value))
        {
            faults.Add(new(path, $"must be {string.Join(" or ", schema.OwnTypes)}, not {Short(value)}"));
            return;
        }

        Limits(schema, value, path, faults);
        foreach (var part in schema.All)
        {
            Walk(part, value, path, faults);
        }

        if (schema.Any.Count > 0)
        {
            faults.AddRange(ContractUnions.Check(schema.Any, value, path));
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            Fields(schema, value, path, faults);
        }
        else if (value.ValueKind == JsonValueKind.Array && schema.Items is { } items)
        {
            var i = 0;
            foreach (var item in value.EnumerateArray())
            {
                Walk(items, item, $"{path}/{i++}", faults);
            }
        }
    }

    private static void Fields(ContractSchema schema, JsonElement value, string path, List<ContractFault> faults)
    {
        foreach (var name in schema.Required)
        {
            if (!value.TryGetProperty(name, out _))
            {
                faults.Add(new($"{path}/{name}", "is required and missing"));
            }
        }

        foreach (var property in value.EnumerateObject())
        {
            if ((schema.Properties.GetValueOrDefault(property.Name) ?? schema.Additional) is { } inner)
            {
                Walk(inner, property.Value, $"{path}/{property.Name}", faults);
            }
            else if (schema.IsClosed)
            {
                faults.Add(new($"{path}/{property.Name}", "is not allowed"));
            }
        }
    }

    private static void Limits(ContractSchema schema, JsonElement value, string path, List<ContractFault> faults)
    {
        void Need(bool holds, string message)
        {
            if (!holds)
            {
                faults.Add(new(path, $"{message}, not {Short(value)}"));
            }
        }

        if (schema.Values.Count > 0)
        {
            Need(
                schema.Values.Any(v => JsonElement.DeepEquals(v, value)),
                $"must be {string.Join(" or ", schema.Values)}"
            );
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Number when value.TryGetDecimal(out var number):
                Need(number >= (schema.Minimum ?? number), $"must be at least {schema.Minimum}");
                Need(number <= (schema.Maximum ?? number), $"must be at most {schema.Maximum}");
                Need(schema.Format != "int32" || number is >= int.MinValue and <= int.MaxValue, "must fit 32 bits");
                break;
            case JsonValueKind.String:
                var text = value.GetString()!;
                var length = text.EnumerateRunes().Count();
                Need(length >= (schema.MinLength ?? 0), $"must have at least {schema.MinLength} characters");
                Need(length <= (schema.MaxLength ?? length), $"must have at most {schema.MaxLength} characters");
                Need(schema.Pattern?.IsMatch(text) ?? true, $"must match {schema.Pattern}");
                Need(ContractTypes.HasFormat(schema.Format, text), $"must be a {schema.Format}");
                break;
            case JsonValueKind.Array:
                var count = value.GetArrayLength();
                Need(count >= (schema.MinItems ?? 0), $"must have at least {schema.MinItems} items");
                Need(count <= (schema.MaxItems ?? count), $"must have at most {schema.MaxItems} items");
                Need(
                    !schema.HasUniqueItems || value.EnumerateArray().DistinctBy(v => v.GetRawText()).Count() == count,
                    "must have no item twice"
                );
                break;
            case JsonValueKind.Object when schema.MaxProperties is { } most:
                Need(value.EnumerateObject().Count() <= most, $"must have at most {most} properties");
                break;
        }
    }

    private static string Short(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length > 100 ? text[..100] + "…" : text;
    }
}
