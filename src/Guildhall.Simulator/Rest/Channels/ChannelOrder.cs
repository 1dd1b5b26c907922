using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Channels;

/// <summary>Where channels stand, and in which category; with <c>lock_permissions</c> they take its overwrites.</summary>
internal static class ChannelOrder
{
    public static void Map(RestMap api) => api.Patch("/guilds/{guild}/channels", Reorder);

    private static Answer Reorder(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageChannels);
        var form = new Form(new() { ["channels"] = call.BodyArray.DeepClone() });
        var moves = form.Items("channels").Select(item => (Item: item, Channel: Find(guild, item))).ToArray();
        form.Check();
        foreach (var (item, channel) in moves)
        {
            item.Number("position", 0);
            ChannelForm.CheckParent(item, channel, item.Id("parent_id"));
            call.Need(channel, Permission.ManageChannels);
        }

        form.Check();
        foreach (var (item, channel) in moves)
        {
            Move(call, guild, item, channel);
        }

        return Answer.NoContent;
    }

    private static void Move(Call call, SimGuild guild, Form item, SimChannel channel)
    {
        var before = channel.ToJson();
        channel.Position = item.Number("position") ?? channel.Position;
        channel.ParentId = item.Has("parent_id") ? item.Id("parent_id") : channel.ParentId;
        if (item.Flag("lock_permissions") == true && channel.ParentId is { } parent)
        {
            channel.Overwrites = [.. guild.Channels[parent].Overwrites];
        }

        if (AuditActs.Diff(before, channel.ToJson()).Count > 0)
        {
            ChannelActs.Announce(call.World, channel, "CHANNEL_UPDATE");
            call.Audit(guild, AuditAction.ChannelUpdate, channel.Id, before, channel.ToJson());
        }
    }

    private static SimChannel Find(SimGuild guild, Form item)
    {
        var channel = guild.Channels.GetValueOrDefault(item.Id("id", isRequired: true) ?? 0);
        return channel is { IsThread: false } ? channel : throw Refusals.UnknownChannel;
    }
}
