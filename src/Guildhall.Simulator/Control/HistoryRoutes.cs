using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>A channel's past, page by page, its pins, and who reacted.</summary>
internal sealed class HistoryRoutes(Universe world)
{
    private const string Channel = "/channels/{channel}";

    public void Map(ControlMap sim)
    {
        sim.Add("GET", Channel + "/history", Read);
        sim.Add("GET", Channel + "/pins", Pins);
        sim.Add("PUT", Channel + "/pins/{message}", call => Pin(call, true));
        sim.Add("DELETE", Channel + "/pins/{message}", call => Pin(call, false));
        sim.Add("GET", Channel + "/messages/{message}/reactions", Reactors);
    }

    private JsonObject Read(ControlCall call)
    {
        var (user, channel) = PageRoutes.Place(call);
        var limit = int.TryParse(call.Query("limit"), out var number) ? Math.Clamp(number, 1, 1000) : 100;
        var all = MayReadBack(user, channel)
            ? channel.Messages.Values.Where(m => m.OnlyFor is null || m.OnlyFor == user.Id).ToArray()
            : [];
        var from = First(call, all, limit);
        var page = all.AsSpan(from, Math.Min(limit, all.Length - from)).ToArray();
        return new()
        {
            ["messages"] = page.Select(m => m.ToJson(world, user.Id)).ToJsonArray(),
            ["hasOlder"] = from > 0,
            ["hasNewer"] = from + page.Length < all.Length,
        };
    }

    /// <summary>The newest page, unless the query names a message to stand before, after or around.</summary>
    private static int First(ControlCall call, SimMessage[] all, int limit)
    {
        if (IdOf(call, "before") is { } before)
        {
            return Math.Max(0, CountBelow(all, before) - limit);
        }

        if (IdOf(call, "after") is { } after)
        {
            return CountBelow(all, after + 1);
        }

        return IdOf(call, "around") is { } around
            ? Math.Clamp(CountBelow(all, around) - (limit / 2), 0, Math.Max(0, all.Length - limit))
            : Math.Max(0, all.Length - limit);
    }

    private static int CountBelow(SimMessage[] all, ulong id)
    {
        var at = all.AsSpan().BinarySearch(new ById(id));
        return at < 0 ? ~at : at;
    }

    private static ulong? IdOf(ControlCall call, string name) =>
        call.Query(name) is not { } text ? null
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
        : throw new BadControlException($"'{name}' is a message's id.");

    private bool MayReadBack(SimUser user, SimChannel channel) =>
        channel.Guild is not { } guild
        || world.PermissionsOf(guild.Members[user.Id], channel).HasFlag(Permission.ReadMessageHistory);

    private JsonArray Pins(ControlCall call)
    {
        var (user, channel) = PageRoutes.Place(call);
        return channel
            .Messages.Values.Where(m => m.PinnedAt is not null)
            .OrderByDescending(m => m.PinnedAt)
            .Select(m => m.ToJson(world, user.Id))
            .ToJsonArray();
    }

    private JsonNode? Pin(ControlCall call, bool isPinned)
    {
        const int most = 250;
        var (user, channel) = PageRoutes.Place(call);
        var message = MessageIn(call, channel);
        PageRoutes.Need(world, user, channel, Permission.PinMessages | Permission.ManageMessages);
        if (isPinned == message.PinnedAt is not null)
        {
            return null;
        }

        if (isPinned && channel.Messages.Values.Count(m => m.PinnedAt is not null) >= most)
        {
            throw Refusals.TooManyPins;
        }

        MessageActs.Pin(world, message, isPinned, user);
        if (channel.Guild is { } guild)
        {
            var options = new JsonObject { ["channel_id"] = channel.Id.Text(), ["message_id"] = message.Id.Text() };
            var action = isPinned ? AuditAction.MessagePin : AuditAction.MessageUnpin;
            AuditActs.Write(world, guild, action, user, message.Author.Id, null, null, options);
        }

        return null;
    }

    private JsonArray Reactors(ControlCall call)
    {
        var (_, channel) = PageRoutes.Place(call);
        return MessageIn(call, channel)
            .Reactions.Select(r => new JsonObject
            {
                ["emoji"] = r.EmojiJson(),
                ["users"] = r.Users.Select(u => u.ToJson()).ToJsonArray(),
            })
            .ToJsonArray();
    }

    private SimMessage MessageIn(ControlCall call, SimChannel channel)
    {
        var message = Find.Message(world, call.Route("message"));
        return message.Channel == channel
            ? message
            : throw new BadControlException("That message is in another channel.");
    }

    private readonly struct ById(ulong id) : IComparable<SimMessage>
    {
        public int CompareTo(SimMessage? other) => id.CompareTo(other!.Id);
    }
}
