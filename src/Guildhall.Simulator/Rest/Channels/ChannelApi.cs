using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Channels;

/// <summary>Channels: create, read, edit, delete, typing.</summary>
internal static class ChannelApi
{
    private const int ChannelLimit = 500;

    public static void Map(RestMap api)
    {
        api.Get("/guilds/{guild}/channels", List);
        api.Post("/guilds/{guild}/channels", Create);
        api.Get("/channels/{channel}", call => Answer.Ok(call.Channel().ToJson()));
        api.Patch("/channels/{channel}", Edit);
        api.Delete("/channels/{channel}", Delete);
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
        OverwriteRules.MayChange(call.World.PermissionsOf(call.Own(guild), guild), [], overwrites);
        ChannelForm.Apply(call.World, form, channel);
        channel.Overwrites = overwrites ?? Inherited(guild, channel);
        ChannelActs.Create(call.World, channel);
        call.Audit(guild, AuditAction.ChannelCreate, channel.Id, null, channel.ToJson());
        return Answer.Created(channel.ToJson());
    }

    // A channel made in a category starts with the category's overwrites.
    private static List<SimOverwrite> Inherited(SimGuild guild, SimChannel channel) =>
        channel.ParentId is { } parent ? [.. guild.Channels[parent].Overwrites] : [];

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
            var held = call.World.PermissionsOf(call.Own(guild), channel);
            OverwriteRules.MayChange(held, channel.Overwrites, overwrites);
        }

        var before = channel.ToJson();
        ChannelForm.Apply(call.World, form, channel);
        channel.Overwrites = overwrites ?? channel.Overwrites;
        ChannelActs.Announce(call.World, channel, "CHANNEL_UPDATE");
        call.Audit(guild, AuditAction.ChannelUpdate, channel.Id, before, channel.ToJson());
        return Answer.Ok(channel.ToJson());
    }

    private static Answer Delete(Call call)
    {
        var channel = call.Channel();
        if (channel.Guild is not { } guild)
        {
            return Answer.Ok(channel.ToJson());
        }

        var json = channel.ToJson();

        call.Need(channel, channel.IsThread ? Permission.ManageThreads : Permission.ManageChannels);
        ChannelActs.Delete(call.World, channel);
        var action = channel.IsThread ? AuditAction.ThreadDelete : AuditAction.ChannelDelete;
        call.Audit(guild, action, channel.Id, json);
        return Answer.Ok(json);
    }

    private static Answer Type(Call call)
    {
        var channel = call.Channel();
        call.Need(channel, Permission.SendMessages);
        var data = new JsonObject
        {
            ["user_id"] = call.Bot.User.Id.Text(),
            ["timestamp"] = call.World.Now.ToUnixTimeSeconds(),
        };
        if (channel.Guild is { } guild)
        {
            data["member"] = call.Own(guild).ToJson();
        }

        call.World.Publish(
            MessageActs.About(channel, "TYPING_START", data) with
            {
                Needs = channel.Guild is null ? Intents.DirectMessageTyping : Intents.GuildMessageTyping,
            }
        );
        return Answer.NoContent;
    }
}
