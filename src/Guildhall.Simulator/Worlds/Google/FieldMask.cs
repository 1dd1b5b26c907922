using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>Google's <c>fields</c> parameter: <c>id,name,files(id,appProperties)</c> or <c>*</c>.</summary>
internal static class FieldMask
{
    /// <summary>The named parts of the answer; null when the mask cannot be read.</summary>
    public static JsonObject? Apply(JsonObject answer, string mask)
    {
        var at = 0;
        var picked = Pick(answer, mask, ref at);
        return at == mask.Length ? picked : null;
    }

    private static JsonObject? Pick(JsonNode? from, string mask, ref int at)
    {
        var picked = new JsonObject();
        while (at < mask.Length && mask[at] != ')')
        {
            var start = at;
            while (at < mask.Length && mask[at] is not (',' or '(' or ')' or '/'))
            {
                at++;
            }

            var name = mask[start..at].Trim();
            if (name.Length == 0)
            {
                return null;
            }

            var value = from is JsonObject source ? source[name] : null;
            var nested = at < mask.Length && mask[at] is '(' or '/';
            if (nested && !PickInside(picked, name, value, mask, ref at))
            {
                return null;
            }

            if (!nested && name == "*" && from is JsonObject everything)
            {
                everything.ToList().ForEach(p => picked[p.Key] = p.Value?.DeepClone());
            }
            else if (!nested && value is not null)
            {
                picked[name] = value.DeepClone();
            }

            if (at < mask.Length && mask[at] == ',')
            {
                at++;
            }
        }

        return picked;
    }

    private static bool PickInside(JsonObject picked, string name, JsonNode? value, string mask, ref int at)
    {
        var isGroup = mask[at] == '(';
        var from = ++at;
        var items = value is JsonArray array ? array.ToList() : [value];
        var results = new List<JsonNode?>();
        foreach (var item in items.DefaultIfEmpty(null))
        {
            at = from;
            if (Pick(item, mask, ref at) is not { } part || (isGroup && (at >= mask.Length || mask[at] != ')')))
            {
                return false;
            }

            if (item is not null)
            {
                results.Add(part);
            }
        }

        at += isGroup ? 1 : 0;
        if (value is not null)
        {
            picked[name] = value is JsonArray ? new JsonArray([.. results]) : results[0];
        }

        return true;
    }
}
