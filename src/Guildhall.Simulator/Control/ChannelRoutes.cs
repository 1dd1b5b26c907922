using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>A member reads and writes in a channel, and in direct messages with a bot.</summary>
internal sealed class ChannelRoutes(Universe world)
{
    private const string Messages = "/guilds/{guild}/channels/{channel}/messages";

    public void Map(ControlMap sim)
    {
        sim.Add("GET", Messages, Read);
        sim.Add("POST", Messages, Post);
        sim.Add("PATCH", Messages + "/{message}", Edit);
        sim.Add("DELETE", Messages + "/{message}", Delete);
        sim.Add("POST", Messages + "/{message}/reactions", call => React(call, true));
        sim.Add("DELETE", Messages + "/{message}/reactions", call => React(call, false));
        sim.Add("GET", "/users/{user}/dms", Dms);
        sim.Add("POST", "/users/{user}/dms", WriteDm);
    }

    private JsonArray Read(ControlCall call)
    {
        var guild = call.Guild();
        var channel = call.Channel(guild);
        var reader = call.Query("as") is { } name ? Find.Member(guild, name) : null;
        if (reader is not null && !world.PermissionsOf(reader, channel).HasFlag(Permission.ViewChannel))
        {
            throw new BadControlException($"{reader.User.Name} does not see #{channel.Name}.");
        }

        var limit = int.TryParse(call.Query("limit"), out var number) ? Math.Clamp(number, 1, 1000) : 100;
        return Seen(channel, reader?.User)
            .Reverse()
            .Take(limit)
            .Select(m => m.ToJson(world, reader?.User.Id))
            .ToJsonArray();
    }

    private static IEnumerable<SimMessage> Seen(SimChannel channel, SimUser? reader) =>
        channel.Messages.Values.Where(m => m.OnlyFor is null || m.OnlyFor == reader?.Id);

    private JsonObject Post(ControlCall call)
    {
        var guild = call.Guild();
        var channel = call.Channel(guild);
        var member = call.As(guild);
        var permissions = world.PermissionsOf(member, channel);
        if (!permissions.HasFlag(Permission.ViewChannel))
        {
            throw Refusals.MissingAccess;
        }

        if (!permissions.HasFlag(Permission.SendMessages))
        {
            throw Refusals.MissingPermissions;
        }

        MessageRules.RefuseLocked(channel, permissions.HasFlag(Permission.ManageThreads));
        SlowMode.Respect(world, channel, member);
        var message = Write(call, channel, member.User, permissions.HasFlag(Permission.MentionEveryone));
        return message.ToJson(world, member.User.Id);
    }

    private SimMessage Write(ControlCall call, SimChannel channel, SimUser author, bool mayMentionEveryone)
    {
        var attachments = Uploads.ReadAll(call);
        var content = Content(call, attachments.Count > 0);
        var target = call.TryText("replyTo") is { } id ? Find.Message(world, id) : null;
        var message = new SimMessage(world.Ids.Next(), channel, author)
        {
            Type = target is null ? 0 : 19,
            Reference = target is null ? null : ReferenceTo(target),
            Attachments = attachments,
        };
        MessageActs.Post(world, message, new MessageDraft { Content = content }, mayMentionEveryone);
        return message;
    }

    // Discord's client trims what people type, and sends nothing where nothing is left.
    private static string Content(ControlCall call, bool hasFiles)
    {
        var content = call.TryText("content")?.Trim() ?? "";
        if (content.Length == 0 && !hasFiles)
        {
            throw Refusals.Empty;
        }

        return Form.LengthOf(content) <= MessageForm.ContentLimit
            ? content
            : throw new BadControlException($"A message has at most {MessageForm.ContentLimit} characters.");
    }

    private JsonObject Edit(ControlCall call)
    {
        var (message, member) = Chosen(call);
        if (message.Author != member.User)
        {
            throw Refusals.NotYourMessage;
        }

        var content = Content(call, message.Attachments.Count > 0);
        MessageActs.Edit(world, message, new MessageDraft { Content = content }, false);
        return message.ToJson(world, member.User.Id);
    }

    private JsonNode? Delete(ControlCall call)
    {
        var (message, member) = Chosen(call);
        var isOwn = message.Author == member.User || message.OnlyFor == member.User.Id;
        if (!isOwn && !world.PermissionsOf(member, message.Channel).HasFlag(Permission.ManageMessages))
        {
            throw Refusals.MissingPermissions;
        }

        MessageActs.Delete(world, message);
        if (!isOwn)
        {
            AuditActs.MessageDeleted(world, message.Channel.Guild!, member.User, message, null);
        }

        return null;
    }

    private JsonObject React(ControlCall call, bool adds)
    {
        var (message, member) = Chosen(call);
        var emoji = call.Text("emoji");
        if (adds)
        {
            ReactionActs.Add(world, message, member.User, emoji);
        }
        else
        {
            ReactionActs.Remove(world, message, member.User, emoji);
        }

        return message.ToJson(world, member.User.Id);
    }

    private (SimMessage Message, SimMember Member) Chosen(ControlCall call)
    {
        var guild = call.Guild();
        var message = Find.Message(world, call.Route("message"));
        if (message.Channel != call.Channel(guild))
        {
            throw new BadControlException("That message is in another channel.");
        }

        var member = Find.Member(guild, call.TryText("as") ?? call.Query("as") ?? call.Text("as"));
        return world.Sees(member.User.Id, message.Channel) ? (message, member) : throw Refusals.MissingAccess;
    }

    private JsonArray Dms(ControlCall call)
    {
        var user = Find.User(world, call.Route("user"));
        return user
            .Dms.Values.Select(c => new JsonObject
            {
                ["id"] = c.Id.Text(),
                ["user"] = c.Recipients.First(r => r != user).ToJson(),
                ["messages"] = Seen(c, user).Reverse().Select(m => m.ToJson(world, user.Id)).ToJsonArray(),
            })
            .ToJsonArray();
    }

    private JsonObject WriteDm(ControlCall call)
    {
        var user = Find.User(world, call.Route("user"));
        var bot = Find.User(world, call.TryText("to") ?? Seeds.DemoWorld.BotName);
        return Write(call, ChannelActs.Direct(world, user, bot), user, false).ToJson(world, user.Id);
    }

    private static JsonObject ReferenceTo(SimMessage target)
    {
        var reference = new JsonObject
        {
            ["type"] = 0,
            ["channel_id"] = target.Channel.Id.Text(),
            ["message_id"] = target.Id.Text(),
        };
        return target.Channel.Guild is { } guild ? reference.With(("guild_id", guild.Id.Text())) : reference;
    }
}
