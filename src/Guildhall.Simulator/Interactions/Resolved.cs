using System.Text.Json.Nodes;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Interactions;

/// <summary>The objects that an interaction's ids stand for, by kind: <c>data.resolved</c>.</summary>
internal sealed class Resolved(Universe world, SimGuild? guild, SimUser asker)
{
    private readonly JsonObject json = [];

    public JsonObject? Json => json.Count == 0 ? null : json;

    public ulong User(SimUser user)
    {
        Kind("users")[user.Id.Text()] = user.ToJson();
        if (guild?.Members.TryGetValue(user.Id, out var member) == true)
        {
            var partial = member.ToPartialJson();
            partial.Remove("deaf");
            partial.Remove("mute");
            partial["permissions"] = world.PermissionsOf(member, guild).Text();
            Kind("members")[user.Id.Text()] = partial;
        }

        return user.Id;
    }

    public ulong Role(SimRole role)
    {
        Kind("roles")[role.Id.Text()] = role.ToJson();
        return role.Id;
    }

    public ulong Channel(SimChannel channel)
    {
        var member = guild!.Members[asker.Id];
        Kind("channels")[channel.Id.Text()] = channel
            .ToJson()
            .With(("permissions", world.PermissionsOf(member, channel).Text()));
        return channel.Id;
    }

    /// <summary>A role of that name or id, or else a person.</summary>
    public ulong Mentionable(SimChannel place, string text) =>
        guild is not null && Find.TryRole(guild, text) is { } role ? Role(role) : User(Find.UserIn(world, place, text));

    public ulong Message(SimMessage message)
    {
        Kind("messages")[message.Id.Text()] = message.ToJson(world);
        return message.Id;
    }

    /// <param name="value"><c>{name, base64, contentType?}</c>.</param>
    public ulong Attachment(SimChannel channel, JsonNode value)
    {
        var attachment = Uploads.Read(world, value);
        var holder = new SimMessage(world.Ids.Next(), channel, asker) { Flags = SimMessage.Ephemeral };
        Kind("attachments")[attachment.Id.Text()] = attachment.ToJson(world, holder);
        return attachment.Id;
    }

    private JsonObject Kind(string name) => (JsonObject)(json[name] ??= new JsonObject());
}
