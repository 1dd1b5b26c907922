using System.Text.Json.Nodes;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Interactions;

/// <summary>Fills a form's components with what a person entered, by custom id, as the submission carries them.</summary>
internal sealed class ModalFields(Universe world, SimChannel channel, Resolved resolved, JsonObject fields)
{
    private const int TextInput = 4;
    private const int RadioGroup = 21;
    private const int Checkbox = 23;

    public JsonArray Fill(JsonArray components)
    {
        var known = ComponentRunner.Components(components).Select(c => c["custom_id"]?.ToString()).ToHashSet();
        if (fields.FirstOrDefault(f => !known.Contains(f.Key)) is { Key: { } unknown })
        {
            throw new BadControlException(
                $"The form has no field '{unknown}'. It has: {string.Join(", ", known.OfType<string>())}."
            );
        }

        return components.OfType<JsonObject>().Select(Filled).ToJsonArray();
    }

    private JsonObject Filled(JsonObject component)
    {
        var json = new JsonObject { ["type"] = component["type"]!.DeepClone(), ["id"] = component["id"]?.DeepClone() };
        if (component["components"] is JsonArray children)
        {
            json["components"] = children.OfType<JsonObject>().Select(Filled).ToJsonArray();
            return json;
        }

        if (component["component"] is JsonObject child)
        {
            json["component"] = Filled(child);
            return json;
        }

        if (component["custom_id"] is { } id)
        {
            json["custom_id"] = id.DeepClone();
            Enter(json, component, fields[id.ToString()]);
        }

        return json;
    }

    private void Enter(JsonObject json, JsonObject component, JsonNode? value)
    {
        var type = (int)component["type"]!;
        if (type == TextInput)
        {
            json["value"] = Text(component, value?.ToString() ?? component["value"]?.ToString() ?? "");
            return;
        }

        if (type == Checkbox)
        {
            json["value"] = value?.ToString() == "true";
            return;
        }

        JsonNode[] given =
            value is JsonArray many ? [.. many.OfType<JsonNode>()]
            : value is null ? []
            : [value];
        var isRequired = (bool?)component["required"] ?? true;
        var values =
            given.Length == 0 && !isRequired ? [] : new ListValues(world, channel, resolved).Read(component, given);
        if (type == RadioGroup)
        {
            json["value"] = values.FirstOrDefault()?.DeepClone();
        }
        else
        {
            json["values"] = values;
        }
    }

    private static string Text(JsonObject input, string text)
    {
        var isRequired = (bool?)input["required"] ?? true;
        var min = (int?)input["min_length"] ?? (isRequired ? 1 : 0);
        var max = (int?)input["max_length"] ?? 4000;
        return (text.Length == 0 && !isRequired) || (text.Length >= min && text.Length <= max)
            ? text
            : throw new BadControlException($"The field '{input["custom_id"]}' has {min} to {max} characters.");
    }
}
