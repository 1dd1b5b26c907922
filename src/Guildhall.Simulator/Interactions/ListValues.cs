using System.Text.Json.Nodes;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Interactions;

/// <summary>
/// What a person chose from a list, a group or an upload field, as the interaction carries it. Refuses what Discord's
/// own form would not let one choose: too few, too many, the same twice, what is not offered.
/// </summary>
internal sealed class ListValues(Universe world, SimChannel channel, Resolved resolved)
{
    private const int StringSelect = 3;
    private const int FileUpload = 19;
    private const int RadioGroup = 21;
    private const int CheckboxGroup = 22;

    /// <param name="list">The component's definition.</param>
    /// <param name="given">Values, labels, names or ids; files for an upload field.</param>
    public JsonArray Read(JsonObject list, IReadOnlyList<JsonNode> given)
    {
        var type = (int)list["type"]!;
        var offered = (list["options"] as JsonArray)?.Count ?? 0;
        var min = (int?)list["min_values"] ?? 1;
        var max = (int?)list["max_values"] ?? (type == CheckboxGroup ? offered : 1);
        if (given.Count < min || given.Count > max)
        {
            throw new BadControlException(
                $"Choose {min} to {max} values for '{list["custom_id"]}'; {given.Count} were given."
            );
        }

        var values = given.Select(g => Value(list, type, g)).ToArray();
        return values.Distinct().Count() == values.Length
            ? values.Select(v => (JsonNode?)v).ToJsonArray()
            : throw new BadControlException($"A value of '{list["custom_id"]}' was given twice.");
    }

    private string Value(JsonObject list, int type, JsonNode value) =>
        type switch
        {
            StringSelect or RadioGroup or CheckboxGroup => Offered(list, value.ToString()),
            5 => resolved.User(Find.UserIn(world, channel, value.ToString())).Text(),
            6 => resolved.Role(Find.Role(Find.GuildOf(channel), value.ToString())).Text(),
            7 => resolved.Mentionable(channel, value.ToString()).Text(),
            8 => resolved.Channel(Find.ChannelOf(world, channel, list, value.ToString())).Text(),
            FileUpload => resolved.Attachment(channel, value).Text(),
            _ => throw new BadControlException($"A component of type {type} cannot be used."),
        };

    private static string Offered(JsonObject list, string text)
    {
        var options = (list["options"] as JsonArray ?? []).OfType<JsonObject>().ToArray();
        var option =
            options.FirstOrDefault(o => o["value"]?.ToString() == text)
            ?? options.FirstOrDefault(o => o["label"]?.ToString() == text);
        return option?["value"]?.ToString()
            ?? throw new BadControlException(
                $"'{text}' is not an option of '{list["custom_id"]}': {string.Join(", ", options.Select(o => o["value"]))}."
            );
    }
}
