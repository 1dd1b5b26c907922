using System.Text.Json;

namespace Guildhall.Tests.Contract;

/// <summary>Unions: every branch's complaints would drown the one that matters.</summary>
internal static class ContractUnions
{
    public static IEnumerable<ContractFault> Check(IReadOnlyList<ContractSchema> union, JsonElement value, string path)
    {
        if (union.Any(branch => ContractWalker.Check(branch, value).Count == 0))
        {
            return [];
        }

        if (union.All(branch => branch.Values.Count > 0))
        {
            var known = string.Join(", ", union.SelectMany(branch => branch.Values));
            return [new(path, $"must be one of {known}, not {value.GetRawText()}")];
        }

        var flat = union.SelectMany(branch => branch.Any.Count > 0 ? branch.Any : [branch]).ToArray();
        var typed = flat.Where(b => ContractTypes.Fits([.. b.Types], value)).ToArray();
        if (typed.Length == 0)
        {
            var types = string.Join(" or ", flat.SelectMany(b => b.Types).Distinct());
            return [new(path, $"must be {types}, not {value.ValueKind}")];
        }

        var tagged = typed.Where(branch => TagsAgree(branch, value) == true).ToArray();
        var possible = tagged.Length > 0 ? tagged : [.. typed.Where(branch => TagsAgree(branch, value) is null)];
        return possible.Length == 0
            ? [new(path, "no alternative has this constant tag")]
            : possible
                .Select(branch => ContractWalker.Check(branch, value, path))
                .OrderBy(faults => faults.Count)
                .First();
    }

    /// <summary>Whether the required constants of a branch agree with the value; null when it has none.</summary>
    public static bool? TagsAgree(ContractSchema branch, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        bool? agrees = null;
        foreach (var (name, schema) in branch.Properties)
        {
            if (schema.Values.Count == 1 && branch.Required.Contains(name) && value.TryGetProperty(name, out var tag))
            {
                if (!JsonElement.DeepEquals(schema.Values[0], tag))
                {
                    return false;
                }

                agrees = true;
            }
        }

        return agrees;
    }
}
