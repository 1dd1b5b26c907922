using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Messages;

/// <summary>Announcement channels: who follows them, and what is published there.</summary>
internal static class CrosspostRoutes
{
    public static void Map(RestMap api)
    {
        api.Post("/channels/{channel}/messages/{message}/crosspost", Publish);
        api.Post("/channels/{channel}/followers", Follow);
    }

    private static Answer Publish(Call call)
    {
        var channel = call.Channel();
        if (channel.Type != ChannelType.Announcement)
        {
            throw Refusals.WrongChannelType;
        }

        var message = call.Message(channel);
        call.Need(channel, Permission.SendMessages);
        if (message.Author != call.Bot.User)
        {
            call.Need(channel, Permission.ManageMessages);
        }

        if ((message.Flags & SimMessage.Crossposted) != 0)
        {
            throw Refusals.AlreadyCrossposted;
        }

        message.Flags |= SimMessage.Crossposted;
        MessageActs.Announce(call.World, message, "MESSAGE_UPDATE");
        foreach (var follower in call.World.Webhooks.Values.Where(w => w.Source == channel).ToArray())
        {
            Deliver(call.World, message, follower);
        }

        return Answer.Ok(message.ToJson(call.World, call.Bot.User.Id));
    }

    private static void Deliver(Universe world, SimMessage message, SimWebhook follower)
    {
        var copy = new SimMessage(world.Ids.Next(), follower.Channel, follower.Creator)
        {
            Flags = SimMessage.IsCrosspost,
            WebhookId = follower.Id,
            AuthorName = follower.Name,
            Reference = message.ToReference(),
        };
        var draft = new MessageDraft
        {
            Content = message.Content,
            Embeds = message.Embeds.Copy(),
            Components = message.Components.Copy(),
        };
        MessageActs.Post(world, copy, draft, false);
    }

    private static Answer Follow(Call call)
    {
        var source = call.Channel();
        if (source.Type != ChannelType.Announcement)
        {
            throw Refusals.WrongChannelType;
        }

        var form = call.Form();
        var id = form.Id("webhook_channel_id", isRequired: true);
        form.Check();
        var target = call.World.Channels.GetValueOrDefault(id!.Value) ?? throw Refusals.UnknownChannel;
        if (!call.World.Sees(call.Bot.User.Id, target))
        {
            throw Refusals.MissingAccess;
        }

        call.Need(target, Permission.ManageWebhooks);
        var name = $"{source.Guild!.Name} #{source.Name}";
        var webhook = WebhookActs.Create(call.World, target, call.Bot, name, source);
        call.Audit(target.Guild!, AuditAction.WebhookCreate, webhook.Id, null, webhook.ToJson(call.World.Origin));
        return Answer.Ok(new JsonObject { ["channel_id"] = source.Id.Text(), ["webhook_id"] = webhook.Id.Text() });
    }
}
