using System.Text.Json.Nodes;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Interactions;

/// <summary>A member presses a button, chooses from a list, sends a form. Used under the universe's gate.</summary>
internal static class ComponentRunner
{
    private const int Button = 2;
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

        var given = values.Select(v => (JsonNode)JsonValue.Create(v)).ToArray();
        data["values"] = new ListValues(world, message.Channel, resolved).Read(component, given);
        if (resolved.Json is { } json)
        {
            data["resolved"] = json;
        }

        return data;
    }
}
