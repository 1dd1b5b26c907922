using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Rest.Interactions;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest;

/// <summary>Webhooks: managed by the bot, executed by whoever has their token.</summary>
internal static class WebhookRoutes
{
    private const string WithToken = "/webhooks/{webhook}/{token}";
    private const string MessagePath = WithToken + "/messages/{message}";

    public static void Map(RestMap api)
    {
        api.Get("/channels/{channel}/webhooks", OfChannel);
        api.Post("/channels/{channel}/webhooks", Create);
        api.Get("/guilds/{guild}/webhooks", OfGuild);
        api.Get("/webhooks/{webhook}", call => Answer.Ok(Managed(call).ToJson(call.World.Origin)));
        api.Patch("/webhooks/{webhook}", call => Edit(call, Managed(call)));
        api.Delete("/webhooks/{webhook}", call => Delete(call, Managed(call)));
        api.Open("GET", WithToken, ShowWithToken);
        api.Open("PATCH", WithToken, call => Edit(call, Find(call)));
        api.Open("DELETE", WithToken, call => Delete(call, Find(call)));
        api.Open("POST", WithToken, Execute);
        api.Open("GET", MessagePath, GetMessage);
        api.Open("PATCH", MessagePath, EditMessage);
        api.Open("DELETE", MessagePath, DeleteMessage);
    }

    private static Answer OfChannel(Call call)
    {
        var channel = call.Channel();
        call.Need(channel, Permission.ManageWebhooks);
        return Answer.Ok(channel.Webhooks.Values.Select(w => w.ToJson(call.World.Origin)).ToJsonArray());
    }

    private static Answer OfGuild(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageWebhooks);
        var all = guild.Channels.Values.SelectMany(c => c.Webhooks.Values);
        return Answer.Ok(all.Select(w => w.ToJson(call.World.Origin)).ToJsonArray());
    }

    private static Answer Create(Call call)
    {
        var channel = call.Channel();
        call.Need(channel, Permission.ManageWebhooks);
        var form = call.Form();
        var name = form.Text("name", 1, 80, isRequired: true);
        form.Check();
        var id = call.World.Ids.Next();
        var token = call.World.Token($"webhook {id}");
        var webhook = new SimWebhook(id, token, call.Bot.ApplicationId, call.Bot.User)
        {
            Name = name!,
            Channel = channel,
        };
        channel.Webhooks.Add(id, webhook);
        call.World.Webhooks.Add(id, webhook);
        Announce(call.World, channel);
        AuditActs.Write(call.World, channel.Guild!, AuditAction.WebhookCreate, call.Bot.User, id, call.Reason);
        return Answer.Ok(webhook.ToJson(call.World.Origin));
    }

    private static Answer ShowWithToken(Call call)
    {
        var json = Find(call).ToJson(call.World.Origin);
        json.Remove("user");
        return Answer.Ok(json);
    }

    private static Answer Edit(Call call, SimWebhook webhook)
    {
        var form = call.Form();
        var name = form.Text("name", 1, 80);
        form.Check();
        webhook.Name = name ?? webhook.Name;
        Announce(call.World, webhook.Channel);
        return Answer.Ok(webhook.ToJson(call.World.Origin));
    }

    private static Answer Delete(Call call, SimWebhook webhook)
    {
        webhook.Channel.Webhooks.Remove(webhook.Id);
        call.World.Webhooks.Remove(webhook.Id);
        Announce(call.World, webhook.Channel);
        return Answer.NoContent;
    }

    private static Answer Execute(Call call)
    {
        if (FollowUpRoutes.Find(call) is { } interaction)
        {
            return FollowUpRoutes.Post(call, interaction);
        }

        var webhook = Find(call);
        var draft = MessageForm.Read(call.Body, call.Files);
        var form = call.Form();
        var name = form.Text("username", 1, 80);
        form.Check();
        if (draft.IsEmpty)
        {
            throw Refusals.Empty;
        }

        var channel = ThreadOf(call, webhook);
        var message = new SimMessage(call.World.Ids.Next(), channel, webhook.Creator)
        {
            WebhookId = webhook.Id,
            AuthorName = name ?? webhook.Name,
            ApplicationId = webhook.ApplicationId,
        };
        MessageActs.Post(call.World, message, draft, true);
        return call.QueryFlag("wait") ? Answer.Ok(message.ToJson(call.World)) : Answer.NoContent;
    }

    private static SimChannel ThreadOf(Call call, SimWebhook webhook)
    {
        if (call.QueryId("thread_id") is not { } id)
        {
            return webhook.Channel;
        }

        var thread = call.World.Channels.GetValueOrDefault(id);
        return thread?.ParentId == webhook.Channel.Id ? thread : throw Refusals.UnknownChannel;
    }

    private static Answer GetMessage(Call call) =>
        FollowUpRoutes.Find(call) is { } interaction
            ? FollowUpRoutes.Get(call, interaction)
            : Answer.Ok(Message(call).ToJson(call.World));

    private static Answer EditMessage(Call call)
    {
        if (FollowUpRoutes.Find(call) is { } interaction)
        {
            return FollowUpRoutes.Patch(call, interaction);
        }

        var message = Message(call);
        MessageActs.Edit(call.World, message, MessageForm.Read(call.Body, call.Files, message.Flags), true);
        return Answer.Ok(message.ToJson(call.World));
    }

    private static Answer DeleteMessage(Call call)
    {
        if (FollowUpRoutes.Find(call) is { } interaction)
        {
            return FollowUpRoutes.Delete(call, interaction);
        }

        MessageActs.Delete(call.World, Message(call));
        return Answer.NoContent;
    }

    private static SimWebhook Find(Call call)
    {
        var webhook = call.World.Webhooks.GetValueOrDefault(call.Id("webhook")) ?? throw Refusals.UnknownWebhook;
        return webhook.Token == call.Text("token") ? webhook : throw Refusals.InvalidWebhookToken;
    }

    private static SimWebhook Managed(Call call)
    {
        var webhook = call.World.Webhooks.GetValueOrDefault(call.Id("webhook")) ?? throw Refusals.UnknownWebhook;
        call.Need(webhook.Channel, Permission.ManageWebhooks);
        return webhook;
    }

    private static SimMessage Message(Call call)
    {
        var webhook = Find(call);
        var message = call.World.Messages.GetValueOrDefault(call.Id("message"));
        return message?.WebhookId == webhook.Id ? message : throw Refusals.UnknownMessage;
    }

    private static void Announce(Universe world, SimChannel channel)
    {
        var data = new JsonObject { ["guild_id"] = channel.Guild!.Id.Text(), ["channel_id"] = channel.Id.Text() };
        world.Publish(
            new("WEBHOOKS_UPDATE", data)
            {
                Guild = channel.Guild,
                Channel = channel,
                Needs = Gateway.Intents.GuildWebhooks,
            }
        );
    }
}
