using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Messages;

/// <summary>Pins, by their old routes and their new ones.</summary>
internal static class PinRoutes
{
    private const int PinLimit = 250;

    public static void Map(RestMap api)
    {
        foreach (var template in new[] { "/channels/{channel}/pins", "/channels/{channel}/messages/pins" })
        {
            api.Put(template + "/{message}", call => Pin(call, true));
            api.Delete(template + "/{message}", call => Pin(call, false));
        }

        api.Get("/channels/{channel}/pins", ListOld);
        api.Get("/channels/{channel}/messages/pins", List);
    }

    private static Answer Pin(Call call, bool isPinned)
    {
        var channel = call.Channel();
        var message = call.Message(channel);
        call.Need(channel, Permission.ViewChannel | Permission.PinMessages);
        MessageRules.RefuseArchived(channel);

        if (isPinned == message.PinnedAt is not null)
        {
            return Answer.NoContent;
        }

        if (isPinned && Pinned(channel).Count() >= PinLimit)
        {
            throw Refusals.TooManyPins;
        }

        MessageActs.Pin(call.World, message, isPinned, call.Bot.User);
        if (channel.Guild is { } guild)
        {
            var options = new JsonObject { ["channel_id"] = channel.Id.Text(), ["message_id"] = message.Id.Text() };
            var action = isPinned ? AuditAction.MessagePin : AuditAction.MessageUnpin;
            AuditActs.Write(call.World, guild, action, call.Bot.User, message.Author.Id, call.Reason, null, options);
        }

        return Answer.NoContent;
    }

    private static Answer ListOld(Call call) =>
        Answer.Ok(Readable(call).Select(m => m.ToJson(call.World, call.Bot.User.Id)).ToJsonArray());

    private static Answer List(Call call)
    {
        var limit = call.QueryNumber("limit", 50, 1, 50);
        var before = Before(call);
        var all = Readable(call).Where(m => before is null || m.PinnedAt < before).ToArray();
        return Answer.Ok(
            new JsonObject
            {
                ["items"] = all.Take(limit)
                    .Select(m => new JsonObject
                    {
                        ["pinned_at"] = m.PinnedAt.Iso(),
                        ["message"] = m.ToJson(call.World, call.Bot.User.Id),
                    })
                    .ToJsonArray(),
                ["has_more"] = all.Length > limit,
            }
        );
    }

    private static DateTimeOffset? Before(Call call)
    {
        var form = new Form(call.Query("before") is { } text ? new() { ["before"] = text } : []);
        var before = form.Time("before");
        form.Check();
        return before;
    }

    // Without the right to read back there is nothing to see.
    private static IEnumerable<SimMessage> Readable(Call call)
    {
        var channel = call.Channel();
        return channel.Guild is null || call.Has(channel, Permission.ReadMessageHistory) ? Pinned(channel) : [];
    }

    private static IEnumerable<SimMessage> Pinned(SimChannel channel) =>
        channel.Messages.Values.Where(m => m.PinnedAt is not null).OrderByDescending(m => m.PinnedAt);
}
