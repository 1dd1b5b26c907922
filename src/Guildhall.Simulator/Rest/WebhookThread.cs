using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest;

/// <summary>Where a webhook's message goes: its channel, one of its threads, or a new post of its forum.</summary>
internal static class WebhookThread
{
    /// <exception cref="ApiException">10003, 220001 and 220003 as Discord has them for thread_id and thread_name.</exception>
    public static SimChannel Of(Call call, SimWebhook webhook, MessageDraft draft)
    {
        var form = call.Form();
        var name = form.Text("thread_name", 0, 100);
        var tags = form.Ids("applied_tags", 5);
        form.Check();
        var isForum = webhook.Channel.Type is ChannelType.Forum or ChannelType.Media;
        if (call.QueryId("thread_id") is { } id)
        {
            var thread = call.World.Channels.GetValueOrDefault(id);
            return thread?.ParentId == webhook.Channel.Id ? thread : throw Refusals.UnknownChannel;
        }

        if (string.IsNullOrEmpty(name))
        {
            return isForum
                ? throw new ApiException(
                    400,
                    220001,
                    "Webhooks posted to forum channels must have a thread_name or thread_id"
                )
                : webhook.Channel;
        }

        if (!isForum)
        {
            throw new ApiException(400, 220003, "Webhooks can only create threads in forum channels");
        }

        var post = new SimChannel(call.World.Ids.Next(), ChannelType.PublicThread, webhook.Channel.Guild, name)
        {
            ParentId = webhook.Channel.Id,
            Thread = new(webhook.Id, call.World.Now) { ArchiveChangedAt = call.World.Now },
        };
        post.Thread!.AppliedTags = [.. tags.Select(t => (System.Text.Json.Nodes.JsonNode)Wire.Json.Text(t))];
        ChannelActs.StartThread(call.World, post, null, null);
        return post;
    }

    /// <summary>The first message of a forum's post has the post's own id.</summary>
    public static ulong FirstId(Universe world, SimChannel channel) =>
        channel is { IsThread: true, Messages.Count: 0 }
        && world.Channels.GetValueOrDefault(channel.ParentId ?? 0)?.Type is ChannelType.Forum or ChannelType.Media
        && !world.Messages.ContainsKey(channel.Id)
            ? channel.Id
            : world.Ids.Next();
}
