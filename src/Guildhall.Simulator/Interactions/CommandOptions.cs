using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Interactions;

/// <summary>
/// Turns the options that a person gave, by name, into what the command's definition says: types, choices, lengths,
/// and the objects that ids stand for. Refuses what Discord's own form would not let one send.
/// </summary>
internal sealed class CommandOptions(Universe world, SimChannel channel, Resolved resolved)
{
    /// <param name="given">Values by option name.</param>
    /// <param name="focused">The option being typed, for autocomplete: nothing is required then.</param>
    public JsonArray Read(JsonArray? definitions, JsonObject given, string? focused)
    {
        var known = (definitions ?? []).OfType<JsonObject>().ToArray();
        if (given.FirstOrDefault(g => known.All(k => NameOf(k) != g.Key)) is { Key: { } unknown })
        {
            var names = string.Join(", ", known.Select(NameOf));
            throw new BadControlException($"The command has no option '{unknown}'. It has: {names}.");
        }

        if (focused is not null && !known.Any(k => NameOf(k) == focused && (bool?)k["autocomplete"] == true))
        {
            throw new BadControlException($"The command has no option '{focused}' that completes itself.");
        }

        var options = new JsonArray();
        foreach (var definition in known)
        {
            var value = given[NameOf(definition)];
            if (value is not null || NameOf(definition) == focused)
            {
                options.Add((JsonNode)Read(definition, value, focused));
            }
            else if (focused is null && (bool?)definition["required"] == true)
            {
                throw new BadControlException($"The option '{NameOf(definition)}' is required.");
            }
        }

        return options;
    }

    private JsonObject Read(JsonObject definition, JsonNode? value, string? focused)
    {
        var name = NameOf(definition);
        var type = (int)definition["type"]!;
        var json = new JsonObject { ["name"] = name, ["type"] = type };
        if (name == focused)
        {
            json["value"] = value?.ToString() ?? "";
            json["focused"] = true;
            return json;
        }

        json["value"] = definition["choices"] is JsonArray { Count: > 0 } choices
            ? Chosen(name, choices, value!)
            : Typed(definition, name, type, value!);
        return json;
    }

    private static JsonNode? Chosen(string name, JsonArray choices, JsonNode value)
    {
        var text = value.ToString();
        var choice = choices.FirstOrDefault(c => c!["value"]!.ToString() == text || c["name"]!.ToString() == text);
        return choice?["value"]?.DeepClone()
            ?? throw new BadControlException(
                $"'{text}' is not a choice of '{name}': {string.Join(", ", choices.Select(c => c!["value"]))}."
            );
    }

    private JsonNode Typed(JsonObject definition, string name, int type, JsonNode value) =>
        type switch
        {
            3 => Text(definition, name, value.ToString()),
            4 => Number(definition, name, value, isWhole: true),
            5 => bool.TryParse(value.ToString(), out var flag)
                ? flag
                : throw new BadControlException($"'{name}' is true or false, not '{value}'."),
            6 => resolved.User(Find.UserIn(world, channel, value.ToString())).Text(),
            7 => resolved.Channel(Find.ChannelOf(world, channel, definition, value.ToString())).Text(),
            8 => resolved.Role(Find.Role(Find.GuildOf(channel), value.ToString())).Text(),
            9 => resolved.Mentionable(channel, value.ToString()).Text(),
            10 => Number(definition, name, value, isWhole: false),
            11 => resolved.Attachment(channel, value).Text(),
            _ => throw new BadControlException($"'{name}' is a sub-command: put it into the command's name."),
        };

    private static string Text(JsonObject definition, string name, string text)
    {
        var (min, max) = ((int?)definition["min_length"] ?? 0, (int?)definition["max_length"] ?? 6000);
        return text.Length >= min && text.Length <= max
            ? text
            : throw new BadControlException($"'{name}' has {min} to {max} characters.");
    }

    private static JsonNode Number(JsonObject definition, string name, JsonNode value, bool isWhole)
    {
        if (!double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            throw new BadControlException($"'{name}' is a number, not '{value}'.");
        }

        if (isWhole && number != Math.Floor(number))
        {
            throw new BadControlException($"'{name}' is a whole number, not '{value}'.");
        }

        var (min, max) = ((double?)AsNumber(definition["min_value"]), (double?)AsNumber(definition["max_value"]));
        if (number < min || number > max)
        {
            throw new BadControlException($"'{name}' lies between {min} and {max}.");
        }

        return isWhole ? (long)number : number;
    }

    private static double? AsNumber(JsonNode? node) =>
        double.TryParse(node?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string NameOf(JsonObject definition) => (string)definition["name"]!;
}
