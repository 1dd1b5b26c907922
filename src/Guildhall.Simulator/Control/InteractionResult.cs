using System.Text.Json.Nodes;
using Guildhall.Simulator.Interactions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>What came of an interaction, as its user would have seen it.</summary>
internal static class InteractionResult
{
    public static JsonObject Of(Universe world, SimInteraction interaction)
    {
        var message = interaction.Original;
        var json = new JsonObject
        {
            ["interactionId"] = interaction.Id.Text(),
            ["acknowledgedMs"] = Since(interaction, interaction.AcknowledgedAt),
            ["completedMs"] = Since(interaction, interaction.CompletedAt),
            ["deferred"] = interaction.IsDeferred,
            ["ephemeral"] = message?.IsEphemeral ?? false,
            ["messageId"] = message is null ? null : message.Id.Text(),
            ["reply"] = message is null || message.IsLoading ? null : Reply(world, message),
            ["followUps"] = interaction.FollowUps.Select(f => f.ToJson(world)).ToJsonArray(),
        };
        if (interaction.Choices is { } choices)
        {
            json["choices"] = choices.Copy();
        }

        if (interaction.Modal is { } modal)
        {
            json["modal"] = Modal(modal);
        }

        if (interaction.CallbackType is null)
        {
            json["error"] = "The application did not respond";
            json["detail"] = interaction.Failure;
        }

        return json;
    }

    private static JsonNode? Since(SimInteraction interaction, DateTimeOffset? at) =>
        at is { } time ? (long)(time - interaction.CreatedAt).TotalMilliseconds : null;

    private static JsonObject Reply(Universe world, SimMessage message)
    {
        var full = message.ToJson(world);
        return new()
        {
            ["content"] = full["content"]!.DeepClone(),
            ["embeds"] = full["embeds"]!.DeepClone(),
            ["components"] = full["components"]!.DeepClone(),
            ["attachments"] = full["attachments"]!.DeepClone(),
        };
    }

    private static JsonObject Modal(SimModal modal) =>
        new()
        {
            ["id"] = modal.Id.Text(),
            ["customId"] = modal.CustomId,
            ["title"] = modal.Title,
            ["fields"] = Fields(modal.Components).ToJsonArray(),
            ["components"] = modal.Components.Copy(),
        };

    // A field's label stands on the field itself, or on the label component around it.
    private static IEnumerable<JsonObject> Fields(JsonArray components) =>
        ComponentRunner
            .Components(components)
            .Where(c => c["custom_id"] is not null)
            .Select(c => new JsonObject
            {
                ["customId"] = c["custom_id"]!.DeepClone(),
                ["type"] = c["type"]!.DeepClone(),
                ["label"] = (c["label"] ?? (c.Parent as JsonObject)?["label"])?.DeepClone(),
                ["required"] = (bool?)c["required"] ?? true,
                ["value"] = c["value"]?.DeepClone(),
            });
}
