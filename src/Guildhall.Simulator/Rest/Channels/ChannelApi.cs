using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Channels;

/// <summary>Channels: create, read, edit, delete, overwrites, typing.</summary>
internal static class ChannelApi
{
    private const int ChannelLimit = 500;

    public static void Map(RestMap api)
    {
        api.Get("/guilds/{guild}/channels", List);
        api.Post("/guilds/{guild}/channels", Create);
        api.Patch("/guilds/{guild}/channels", Reorder);
        api.Get("/channels/{channel}", call => Answer.Ok(call.Channel().ToJson()));
        api.Patch("/channels/{channel}", Edit);
        api.Delete("/channels/{channel}", Delete);
        api.Put("/channels/{channel}/permissions/{overwrite}", SetOverwrite);
        api.Delete("/channels/{channel}/permissions/{overwrite}", RemoveOverwrite);
        api.Post("/channels/{channel}/typing", Type);
    }

    private static Answer List(Call call) =>
        Answer.Ok(call.Guild().TopLevelChannels.Select(c => c.ToJson()).ToJsonArray());

    private static Answer Create(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageChannels);
        if (guild.TopLevelChannels.Count() >= ChannelLimit)
        {
            throw Refusals.TooManyChannels;
        }

        var form = call.Form();
        var name = form.Text("name", 1, 100, isRequired: true);
        var type = (ChannelType)(form.Choice("type", 0, 2, 4, 5, 13, 15, 16) ?? 0);
        var overwrites = ChannelForm.Overwrites(form);
        form.Check();
        var channel = new SimChannel(call.World.Ids.Next(), type, guild, ChannelForm.NameFor(type, name!))
        {
            Position = guild.TopLevelChannels.Count(),
        };
        ChannelForm.Apply(form, channel, call.World.Ids);
        channel.Overwrites = overwrites ?? Inherited(guild, channel);
        ChannelActs.Create(call.World, channel);
        AuditActs.Write(
            call.World,
            guild,
            AuditAction.ChannelCreate,
            call.Bot.User,
            channel.Id,
            call.Reason,
            [AuditActs.Change("name", null, channel.Name)]
        );
        return Answer.Created(channel.ToJson());
    }

    // A channel made in a category starts with the category's overwrites.
    private static List<SimOverwrite> Inherited(SimGuild guild, SimChannel channel) =>
        channel.ParentId is { } parent ? [.. guild.Channels[parent].Overwrites] : [];

    private static Answer Reorder(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageChannels);
        var form = new Form(new() { ["channels"] = call.BodyArray.DeepClone() });
        foreach (var item in form.Items("channels"))
        {
            var channel = guild.Channels.GetValueOrDefault(item.Id("id", isRequired: true) ?? 0);
            if (channel is not null)
            {
                channel.Position = item.Number("position") ?? channel.Position;
                channel.ParentId = item.Has("parent_id") ? item.Id("parent_id") : channel.ParentId;
                ChannelActs.Announce(call.World, channel, "CHANNEL_UPDATE");
            }
        }

        form.Check();
        return Answer.NoContent;
    }

    private static Answer Edit(Call call)
    {
        var channel = call.Channel();
        if (channel.Guild is null)
        {
            throw Refusals.NotInDirectMessage;
        }

        return channel.IsThread ? ThreadApi.Edit(call, channel) : EditInGuild(call, channel, channel.Guild);
    }

    private static Answer EditInGuild(Call call, SimChannel channel, SimGuild guild)
    {
        call.Need(channel, Permission.ManageChannels);
        var form = call.Form();
        var overwrites = ChannelForm.Overwrites(form);
        if (overwrites is not null)
        {
            call.Need(channel, Permission.ManageRoles);
        }

        var before = channel.Name;
        ChannelForm.Apply(form, channel, call.World.Ids);
        channel.Overwrites = overwrites ?? channel.Overwrites;
        ChannelActs.Announce(call.World, channel, "CHANNEL_UPDATE");
        AuditActs.Write(
            call.World,
            guild,
            AuditAction.ChannelUpdate,
            call.Bot.User,
            channel.Id,
            call.Reason,
            before == channel.Name ? null : [AuditActs.Change("name", before, channel.Name)]
        );
        return Answer.Ok(channel.ToJson());
    }

    private static Answer Delete(Call call)
    {
        var channel = call.Channel();
        if (channel.Guild is not { } guild)
        {
            return Answer.Ok(channel.ToJson());
        }

        call.Need(channel, channel.IsThread ? Permission.ManageThreads : Permission.ManageChannels);
        var json = channel.ToJson();
        ChannelActs.Delete(call.World, channel);
        var action = channel.IsThread ? AuditAction.ThreadDelete : AuditAction.ChannelDelete;
        AuditActs.Write(
            call.World,
            guild,
            action,
            call.Bot.User,
            channel.Id,
            call.Reason,
            [AuditActs.Change("name", channel.Name, null)]
        );
        return Answer.Ok(json);
    }

    private static Answer SetOverwrite(Call call)
    {
        var channel = call.Channel();
        call.Need(channel, Permission.ManageRoles);
        var form = call.Form();
        var type = form.Choice("type", 0, 1);
        var (allow, deny) = (form.Permissions("allow"), form.Permissions("deny"));
        form.Check();
        var id = call.Id("overwrite");
        var isMember = type is { } kind ? kind == 1 : !channel.Guild!.Roles.ContainsKey(id);
        var known = channel.Overwrites.RemoveAll(o => o.Id == id) > 0;
        channel.Overwrites.Add(new(id, isMember, allow ?? Permission.None, deny ?? Permission.None));
        ChannelActs.Announce(call.World, channel, "CHANNEL_UPDATE");
        var action = known ? AuditAction.OverwriteUpdate : AuditAction.OverwriteCreate;
        AuditActs.Overwritten(call.World, channel, action, call.Bot.User, channel.Overwrites[^1], call.Reason);
        return Answer.NoContent;
    }

    private static Answer RemoveOverwrite(Call call)
    {
        var channel = call.Channel();
        call.Need(channel, Permission.ManageRoles);
        var id = call.Id("overwrite");
        var overwrite = channel.Overwrites.FirstOrDefault(o => o.Id == id) ?? throw Refusals.UnknownOverwrite;
        channel.Overwrites.Remove(overwrite);
        ChannelActs.Announce(call.World, channel, "CHANNEL_UPDATE");
        var action = AuditAction.OverwriteDelete;
        AuditActs.Overwritten(call.World, channel, action, call.Bot.User, overwrite, call.Reason);
        return Answer.NoContent;
    }

    private static Answer Type(Call call)
    {
        var channel = call.Channel();
        call.Need(channel, Permission.SendMessages);
        var data = new System.Text.Json.Nodes.JsonObject
        {
            ["user_id"] = call.Bot.User.Id.Text(),
            ["timestamp"] = call.World.Now.ToUnixTimeSeconds(),
        };
        call.World.Publish(
            MessageActs.About(channel, "TYPING_START", data) with
            {
                Needs = channel.Guild is null
                    ? Gateway.Intents.DirectMessageTyping
                    : Gateway.Intents.GuildMessageTyping,
            }
        );
        return Answer.NoContent;
    }
}
