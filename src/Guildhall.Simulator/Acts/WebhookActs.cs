using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

internal static class WebhookActs
{
    private const int Limit = 15;

    /// <param name="source">The announcement channel that it follows; null for an ordinary webhook.</param>
    /// <exception cref="ApiException">30007: the channel has 15.</exception>
    public static SimWebhook Create(
        Universe world,
        SimChannel channel,
        SimBot bot,
        string name,
        SimChannel? source = null
    )
    {
        if (channel.Webhooks.Count >= Limit)
        {
            throw Refusals.TooManyWebhooks;
        }

        var id = world.Ids.Next();
        var application = source is null ? bot.ApplicationId : (ulong?)null;
        var webhook = new SimWebhook(id, world.Token($"webhook {id}"), application, bot.User)
        {
            Name = name,
            Channel = channel,
            Source = source,
        };
        channel.Webhooks.Add(id, webhook);
        world.Webhooks.Add(id, webhook);
        Announce(world, channel);
        return webhook;
    }

    public static void Move(Universe world, SimWebhook webhook, SimChannel channel)
    {
        webhook.Channel.Webhooks.Remove(webhook.Id);
        Announce(world, webhook.Channel);
        channel.Webhooks.Add(webhook.Id, webhook);
        webhook.Channel = channel;
    }

    public static void Delete(Universe world, SimWebhook webhook)
    {
        webhook.Channel.Webhooks.Remove(webhook.Id);
        world.Webhooks.Remove(webhook.Id);
        Announce(world, webhook.Channel);
    }

    public static void Announce(Universe world, SimChannel channel)
    {
        var data = new JsonObject { ["guild_id"] = channel.Guild!.Id.Text(), ["channel_id"] = channel.Id.Text() };
        world.Publish(
            new("WEBHOOKS_UPDATE", data)
            {
                Guild = channel.Guild,
                Channel = channel,
                Needs = Intents.GuildWebhooks,
            }
        );
    }
}
