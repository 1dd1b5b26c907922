using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest.Channels;

/// <summary>One overwrite of one channel.</summary>
internal static class OverwriteApi
{
    private const string One = "/channels/{channel}/permissions/{overwrite}";

    public static void Map(RestMap api)
    {
        api.Put(One, Set);
        api.Delete(One, Remove);
    }

    private static Answer Set(Call call)
    {
        var (channel, guild) = Target(call);
        var form = call.Form();
        var type = form.Choice("type", 0, 1);
        var (allow, deny) = (form.Permissions("allow"), form.Permissions("deny"));
        form.Check();
        var id = call.Id("overwrite");
        var isMember = type is { } kind ? kind == 1 : !guild.Roles.ContainsKey(id);
        if (!(isMember ? call.World.Users.ContainsKey(id) : guild.Roles.ContainsKey(id)))
        {
            throw Refusals.UnknownOverwrite;
        }

        var before = channel.Overwrites.FirstOrDefault(o => o.Id == id);
        var after = new SimOverwrite(id, isMember, allow ?? Permission.None, deny ?? Permission.None);
        MayChange(call, channel, guild, before, after);
        channel.Overwrites = [.. channel.Overwrites.Where(o => o.Id != id), after];
        if (after != before)
        {
            ChannelActs.Announce(call.World, channel, "CHANNEL_UPDATE");
            var action = before is null ? AuditAction.OverwriteCreate : AuditAction.OverwriteUpdate;
            AuditActs.Overwritten(call.World, channel, action, call.Bot.User, before, after, call.Reason);
        }

        return Answer.NoContent;
    }

    private static Answer Remove(Call call)
    {
        var (channel, guild) = Target(call);
        var id = call.Id("overwrite");
        var before = channel.Overwrites.FirstOrDefault(o => o.Id == id) ?? throw Refusals.UnknownOverwrite;
        MayChange(call, channel, guild, before, null);
        channel.Overwrites.Remove(before);
        ChannelActs.Announce(call.World, channel, "CHANNEL_UPDATE");
        var action = AuditAction.OverwriteDelete;
        AuditActs.Overwritten(call.World, channel, action, call.Bot.User, before, null, call.Reason);
        return Answer.NoContent;
    }

    private static (SimChannel Channel, SimGuild Guild) Target(Call call)
    {
        var channel = call.Channel();
        if (channel.Guild is not { } guild || channel.IsThread)
        {
            throw Refusals.WrongChannelType;
        }

        call.Need(channel, Permission.ManageRoles);
        return (channel, guild);
    }

    private static void MayChange(
        Call call,
        SimChannel channel,
        SimGuild guild,
        SimOverwrite? before,
        SimOverwrite? after
    )
    {
        var held = call.World.PermissionsOf(call.Own(guild), channel);
        OverwriteRules.MayChange(held, before is null ? [] : [before], after is null ? [] : [after]);
    }
}
