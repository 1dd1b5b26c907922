using System.Text.Json.Nodes;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Interactions;

/// <summary>A member presses a button, chooses from a list, sends a form. Used under the universe's gate.</summary>
internal static class ComponentRunner
{
    private const int Button = 2;
    private const int StringSelect = 3;
    private const int Reply = 19;

    public static SimInteraction Click(
        Universe world,
        SimMessage message,
        SimUser user,
        string customId,
        IReadOnlyList<string> values
    )
    {
        if (message.OnlyFor is { } only && only != user.Id)
        {
            throw new BadControlException($"{user.Name} does not see that message.");
        }

        if (!world.Sees(user.Id, message.Channel))
        {
            throw new BadControlException($"{user.Name} does not see that channel.");
        }

        var component =
            Components(message.Components).FirstOrDefault(c => c["custom_id"]?.ToString() == customId)
            ?? throw new BadControlException(
                $"The message has no component '{customId}'. It has: {string.Join(", ", Components(message.Components).Select(c => c["custom_id"]).OfType<JsonNode>())}."
            );
        if ((bool?)component["disabled"] == true)
        {
            throw new BadControlException($"The component '{customId}' is disabled.");
        }

        var resolved = new Resolved(world, message.Channel.Guild, user);
        var data = Data(world, message, component, values, resolved);
        var bot = world.BotOf(message.Author) ?? throw new BadControlException("The message is not a bot's.");
        var origin = new InteractionOrigin(Reply, message);
        return InteractionFactory.Send(world, bot, user, message.Channel, InteractionKind.Component, data, origin);
    }

    public static SimInteraction Submit(Universe world, SimModal modal, SimUser user, JsonObject fields)
    {
        var opener = modal.Origin;
        if (opener.User != user)
        {
            throw new BadControlException($"The form was shown to {opener.User.Name}, not to {user.Name}.");
        }

        var resolved = new Resolved(world, opener.Channel.Guild, user);
        var data = new JsonObject
        {
            ["custom_id"] = modal.CustomId,
            ["components"] = new ModalFields(world, opener.Channel, resolved, fields).Fill(modal.Components),
        };
        if (resolved.Json is { } json)
        {
            data["resolved"] = json;
        }

        world.Modals.Remove(modal.Id);
        var origin = new InteractionOrigin(opener.ReplyType, opener.Source, Trigger: opener.Metadata);
        return InteractionFactory.Send(world, opener.Bot, user, opener.Channel, InteractionKind.Modal, data, origin);
    }

    /// <summary>Every component of a tree, outer ones first.</summary>
    public static IEnumerable<JsonObject> Components(JsonNode? node) =>
        node switch
        {
            JsonArray array => array.SelectMany(Components),
            JsonObject one => Components(one["components"])
                .Concat(Components(one["accessory"]))
                .Concat(Components(one["component"]))
                .Prepend(one),
            _ => [],
        };

    private static JsonObject Data(
        Universe world,
        SimMessage message,
        JsonObject component,
        IReadOnlyList<string> values,
        Resolved resolved
    )
    {
        var type = (int)component["type"]!;
        var data = new JsonObject
        {
            ["id"] = component["id"]?.DeepClone(),
            ["custom_id"] = component["custom_id"]!.DeepClone(),
            ["component_type"] = type,
        };
        if (type == Button)
        {
            return data;
        }

        var (min, max) = ((int?)component["min_values"] ?? 1, (int?)component["max_values"] ?? 1);
        if (values.Count < min || values.Count > max)
        {
            throw new BadControlException($"Choose {min} to {max} values; {values.Count} were given.");
        }

        data["values"] = values.Select(v => Value(world, message, component, type, v, resolved)).ToJsonArray();
        if (resolved.Json is { } json)
        {
            data["resolved"] = json;
        }

        return data;
    }

    private static JsonNode Value(
        Universe world,
        SimMessage message,
        JsonObject component,
        int type,
        string value,
        Resolved resolved
    )
    {
        if (type == StringSelect)
        {
            var options = (JsonArray)component["options"]!;
            var option = options.FirstOrDefault(o =>
                o!["value"]!.ToString() == value || o["label"]!.ToString() == value
            );
            return option?["value"]?.DeepClone() ?? throw new BadControlException($"'{value}' is not an option.");
        }

        var guild = message.Channel.Guild ?? throw new BadControlException("Such lists exist in guilds only.");
        return type switch
        {
            5 => resolved.User(Find.User(world, guild, value)).Text(),
            6 => resolved.Role(Find.Role(guild, value)).Text(),
            7 => Find.TryRole(guild, value) is { } role
                ? resolved.Role(role).Text()
                : resolved.User(Find.User(world, guild, value)).Text(),
            8 => resolved.Channel(Find.Channel(world, guild, value)).Text(),
            _ => throw new BadControlException($"A component of type {type} cannot be used."),
        };
    }
}
