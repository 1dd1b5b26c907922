using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Interactions;

/// <summary>The first answer to an interaction: within 3 seconds, once.</summary>
internal static class CallbackRoutes
{
    public static void Map(RestMap api) =>
        api.Open("POST", "/interactions/{interaction}/{token}/callback", Acknowledge);

    public static Answer Acknowledge(Call call)
    {
        var interaction = call.World.Interactions.GetValueOrDefault(call.Id("interaction"));
        if (interaction is null || interaction.Token != call.Text("token"))
        {
            throw Refusals.UnknownInteraction;
        }

        if (interaction.CallbackType is not null)
        {
            throw Refusals.AlreadyAcknowledged;
        }

        if (call.World.Now - interaction.CreatedAt > call.World.AnswerWithin)
        {
            throw Refusals.UnknownInteraction;
        }

        var form = call.Form();
        var type = form.Choice("type", Allowed(interaction.Kind));
        if (type is null)
        {
            form.Number("type", isRequired: true);
        }

        form.Check();
        Answered(call, interaction, type!.Value, form.Inner("data") ?? new Form([]));
        interaction.CallbackType = type;
        interaction.AcknowledgedAt = call.World.Now;
        if (!interaction.IsDeferred)
        {
            InteractionActs.Complete(call.World, interaction);
        }

        return call.QueryFlag("with_response") ? Answer.Ok(Response(call.World, interaction)) : Answer.NoContent;
    }

    private static int[] Allowed(InteractionKind kind) =>
        kind switch
        {
            InteractionKind.Command => [4, 5, 9, 10, 12],
            InteractionKind.Autocomplete => [8],
            InteractionKind.Modal => [4, 5, 6, 7, 12],
            _ => [4, 5, 6, 7, 9, 12],
        };

    private static void Answered(Call call, SimInteraction interaction, int type, Form data)
    {
        var world = call.World;
        switch (type)
        {
            case 4:
                var draft = MessageForm.Read(data, call.Files);
                interaction.Original = InteractionActs.Reply(world, interaction, draft, FollowUpRoutes.NotEmpty(draft));
                break;
            case 5:
                var flags = (data.Number("flags") ?? 0) & SimMessage.Ephemeral;
                interaction.Original = InteractionActs.Reply(world, interaction, new(), flags | SimMessage.Loading);
                break;
            case 6 or 7 when interaction.Source is null:
                Wrong("type", "BASE_TYPE_CHOICES", "There is no message to update.");
                break;
            case 6:
                interaction.Original = interaction.Source;
                break;
            case 7:
                interaction.Original = interaction.Source;
                MessageActs.Edit(
                    world,
                    interaction.Source!,
                    MessageForm.Read(data, call.Files, interaction.Source!),
                    false
                );
                break;
            case 8:
                interaction.Choices = ChoiceForm.Read(data);
                break;
            case 9:
                interaction.Modal = ModalForm.Read(world, interaction, data);
                break;
        }
    }

    private static void Wrong(string name, string code, string message)
    {
        var form = new Form([]);
        form.Fault(name, code, message);
        form.Check();
    }

    private static JsonObject Response(Universe world, SimInteraction interaction)
    {
        var about = new JsonObject
        {
            ["id"] = interaction.Id.Text(),
            ["type"] = (int)interaction.Kind,
            ["channel_id"] = interaction.Channel.Id.Text(),
        };
        var json = new JsonObject { ["interaction"] = about };
        if (interaction.Channel.Guild is { } guild)
        {
            about["guild_id"] = guild.Id.Text();
        }

        if (interaction is { Original: { } message, CallbackType: 4 or 5 or 7 })
        {
            about["response_message_id"] = message.Id.Text();
            about["response_message_loading"] = message.IsLoading;
            about["response_message_ephemeral"] = message.IsEphemeral;
            json["resource"] = new JsonObject
            {
                ["type"] = interaction.CallbackType == 7 ? 7 : 4,
                ["message"] = message.ToJson(world),
            };
        }

        return json;
    }
}
