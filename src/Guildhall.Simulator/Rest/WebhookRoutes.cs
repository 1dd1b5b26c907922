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
        api.Patch("/webhooks/{webhook}", call => Edit(call, Managed(call), false));
        api.Delete("/webhooks/{webhook}", call => Delete(call, Managed(call), false));
        api.Open("GET", WithToken, ShowWithToken);
        api.Open("PATCH", WithToken, call => Edit(call, Find(call), true));
        api.Open("DELETE", WithToken, call => Delete(call, Find(call), true));
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
        if (channel.Guild is not { } guild || channel.IsThread || channel.Type == ChannelType.Category)
        {
            throw Refusals.WrongChannelType;
        }

        var form = call.Form();
        var name = NameIn(form, isRequired: true);
        form.Check();
        var webhook = WebhookActs.Create(call.World, channel, call.Bot, name!);
        call.Audit(guild, AuditAction.WebhookCreate, webhook.Id, null, webhook.ToJson(call.World.Origin));
        return Answer.Ok(webhook.ToJson(call.World.Origin));
    }

    // Nobody poses as Discord.
    private static string? NameIn(Form form, bool isRequired)
    {
        var name = form.Text("name", 1, 80, isRequired);
        foreach (var taken in new[] { "clyde", "discord" })
        {
            if (name?.Contains(taken, StringComparison.OrdinalIgnoreCase) == true)
            {
                form.Fault("name", "USERNAME_INVALID_CONTAINS", $"Username cannot contain \"{taken}\"");
            }
        }

        return name;
    }

    private static Answer ShowWithToken(Call call)
    {
        var json = Find(call).ToJson(call.World.Origin);
        json.Remove("user");
        return Answer.Ok(json);
    }

    private static Answer Edit(Call call, SimWebhook webhook, bool isByToken)
    {
        var form = call.Form();
        var name = NameIn(form, isRequired: false);
        var target = isByToken ? null : form.Id("channel_id");
        form.Check();
        var before = webhook.ToJson(call.World.Origin);
        if (target is { } id && id != webhook.Channel.Id)
        {
            var channel = webhook.Channel.Guild!.Channels.GetValueOrDefault(id) ?? throw Refusals.UnknownChannel;
            call.Need(channel, Permission.ManageWebhooks);
            WebhookActs.Move(call.World, webhook, channel);
        }

        webhook.Name = name ?? webhook.Name;
        WebhookActs.Announce(call.World, webhook.Channel);
        var after = webhook.ToJson(call.World.Origin);
        Audit(call, webhook, AuditAction.WebhookUpdate, before, after, isByToken);
        if (isByToken)
        {
            after.Remove("user");
        }

        return Answer.Ok(after);
    }

    private static Answer Delete(Call call, SimWebhook webhook, bool isByToken)
    {
        var before = webhook.ToJson(call.World.Origin);
        WebhookActs.Delete(call.World, webhook);
        Audit(call, webhook, AuditAction.WebhookDelete, before, null, isByToken);
        return Answer.NoContent;
    }

    // Whoever has the token acts in the name of the webhook's maker.
    private static void Audit(
        Call call,
        SimWebhook webhook,
        AuditAction action,
        JsonObject before,
        JsonObject? after,
        bool isByToken
    ) =>
        AuditActs.Write(
            call.World,
            webhook.Channel.Guild!,
            action,
            isByToken ? webhook.Creator : call.Bot.User,
            webhook.Id,
            call.Reason,
            AuditActs.Diff(before, after)
        );

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

        if (webhook.Source is not null)
        {
            throw Refusals.UnknownWebhook;
        }

        var channel = WebhookThread.Of(call, webhook, draft);
        var message = new SimMessage(WebhookThread.FirstId(call.World, channel), channel, webhook.Creator)
        {
            WebhookId = webhook.Id,
            AuthorName = name ?? webhook.Name,
            ApplicationId = webhook.ApplicationId,
            Poll = PollForm.Open(draft.Poll, call.World.Now),
        };
        MessageActs.Post(call.World, message, draft, true);
        PollActs.Watch(call.World, message);
        return call.QueryFlag("wait") ? Answer.Ok(message.ToJson(call.World)) : Answer.NoContent;
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
        MessageActs.Edit(call.World, message, MessageForm.Read(call.Body, call.Files, message), true);
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
        var thread = call.QueryId("thread_id");
        var isThere = thread is null ? message?.Channel == webhook.Channel : message?.Channel.Id == thread;
        return message?.WebhookId == webhook.Id && isThere ? message : throw Refusals.UnknownMessage;
    }
}
