using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Interactions;

/// <summary>
/// What <c>/webhooks/{application}/{token}</c> means when the token is an interaction's: <c>@original</c> and follow-ups,
/// for 15 minutes.
/// </summary>
internal static class FollowUpRoutes
{
    /// <summary>The interaction of that token, or null when the path is an ordinary webhook's.</summary>
    /// <exception cref="ApiException">50027: the token has run out.</exception>
    public static SimInteraction? Find(Call call)
    {
        if (!call.World.InteractionsByToken.TryGetValue(call.Text("token"), out var interaction))
        {
            return null;
        }

        if (interaction.Bot.ApplicationId != call.Id("webhook"))
        {
            throw Refusals.UnknownWebhook;
        }

        return call.World.Now - interaction.CreatedAt <= SimInteraction.TokenLife
            ? interaction
            : throw Refusals.InvalidWebhookToken;
    }

    public static Answer Post(Call call, SimInteraction interaction)
    {
        if (interaction.CallbackType is null)
        {
            throw Refusals.UnknownWebhook;
        }

        var draft = MessageForm.Read(call.Body, call.Files);
        var flags = NotEmpty(draft);
        if (interaction is { CallbackType: 5, Original.IsLoading: true })
        {
            return Answer.Ok(Settle(call.World, interaction, draft).ToJson(call.World));
        }

        var message = InteractionActs.Reply(call.World, interaction, draft, flags, interaction.Original);
        interaction.FollowUps.Add(message);
        if (interaction.CallbackType == 6)
        {
            InteractionActs.Complete(call.World, interaction);
        }

        return Answer.Ok(message.ToJson(call.World));
    }

    public static Answer Get(Call call, SimInteraction interaction) =>
        Answer.Ok(Message(call, interaction).ToJson(call.World));

    public static Answer Patch(Call call, SimInteraction interaction)
    {
        var message = Message(call, interaction);
        var draft = MessageForm.Read(call.Body, call.Files, message);
        if (message == interaction.Original)
        {
            Settle(call.World, interaction, draft);
        }
        else
        {
            MessageActs.Edit(call.World, message, draft, false);
        }

        return Answer.Ok(message.ToJson(call.World));
    }

    public static Answer Delete(Call call, SimInteraction interaction)
    {
        var message = Message(call, interaction);
        MessageActs.Delete(call.World, message);
        if (message == interaction.Original)
        {
            InteractionActs.Complete(call.World, interaction);
        }

        return Answer.NoContent;
    }

    /// <summary>The flags a reply may ask for, of a draft that says something.</summary>
    /// <exception cref="ApiException">50006.</exception>
    public static int NotEmpty(MessageDraft draft) =>
        draft.IsEmpty ? throw Refusals.Empty : (draft.Flags ?? 0) & SimMessage.Ephemeral;

    // The edit of a deferred answer ends its thinking.
    private static SimMessage Settle(Universe world, SimInteraction interaction, MessageDraft draft)
    {
        var message = interaction.Original!;
        var wasLoading = message.IsLoading;
        if (wasLoading && draft.IsEmpty)
        {
            throw Refusals.Empty;
        }

        message.Flags &= ~SimMessage.Loading;
        MessageActs.Edit(world, message, draft, false);
        InteractionActs.Complete(world, interaction);
        return message;
    }

    private static SimMessage Message(Call call, SimInteraction interaction)
    {
        var name = call.Text("message");
        if (name == "@original")
        {
            return interaction.Original is { } original && call.World.Messages.ContainsKey(original.Id)
                ? original
                : throw Refusals.UnknownMessage;
        }

        var id = call.Id("message");
        var message = interaction.FollowUps.Prepend(interaction.Original).FirstOrDefault(m => m?.Id == id);
        return message is not null && call.World.Messages.ContainsKey(id) ? message : throw Refusals.UnknownMessage;
    }
}
