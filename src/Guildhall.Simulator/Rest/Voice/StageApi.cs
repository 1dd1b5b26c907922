using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Voice;

/// <summary>Stage instances, by the stage moderators: MANAGE_CHANNELS, MUTE_MEMBERS and MOVE_MEMBERS there.</summary>
internal static class StageApi
{
    private const Permission Moderating = Permission.ManageChannels | Permission.MuteMembers | Permission.MoveMembers;

    public static void Map(RestMap api)
    {
        api.Post("/stage-instances", Open);
        api.Get("/stage-instances/{channel}", call => Answer.Ok(Find(call).ToJson()));
        api.Patch("/stage-instances/{channel}", Edit);
        api.Delete("/stage-instances/{channel}", Close);
    }

    private static Answer Open(Call call)
    {
        var form = call.Form();
        var id = form.Id("channel_id", isRequired: true);
        var topic = form.Text("topic", 1, 120, isRequired: true);
        var level = form.Choice("privacy_level", 1, 2);
        var happening = form.Id("guild_scheduled_event_id");
        form.Check();
        var channel = call.World.Channels.GetValueOrDefault(id!.Value) ?? throw Refusals.UnknownChannel;
        if (!call.World.Sees(call.Bot.User.Id, channel))
        {
            throw Refusals.MissingAccess;
        }

        if (channel is not { Type: ChannelType.Stage, Guild: { } guild })
        {
            throw Refusals.WrongChannelType;
        }

        call.Need(channel, Moderating);
        if (guild.Stages.ContainsKey(channel.Id))
        {
            throw Refusals.StageOpen;
        }

        var stage = new SimStage(call.World.Ids.Next(), channel)
        {
            Topic = topic!,
            PrivacyLevel = level ?? 2,
            EventId = happening,
        };
        guild.Stages.Add(channel.Id, stage);
        GuildActs.StageChanged(call.World, stage, "STAGE_INSTANCE_CREATE");
        call.Audit(guild, AuditAction.StageCreate, stage.Id, null, stage.ToJson(), Options(stage));
        return Answer.Ok(stage.ToJson());
    }

    private static Answer Edit(Call call)
    {
        var stage = Find(call);
        call.Need(stage.Channel, Moderating);
        var form = call.Form();
        var topic = form.Text("topic", 1, 120);
        var level = form.Choice("privacy_level", 1, 2);
        form.Check();
        var before = stage.ToJson();
        stage.Topic = topic ?? stage.Topic;
        stage.PrivacyLevel = level ?? stage.PrivacyLevel;
        GuildActs.StageChanged(call.World, stage, "STAGE_INSTANCE_UPDATE");
        var guild = stage.Channel.Guild!;
        call.Audit(guild, AuditAction.StageUpdate, stage.Id, before, stage.ToJson(), Options(stage));
        return Answer.Ok(stage.ToJson());
    }

    private static Answer Close(Call call)
    {
        var stage = Find(call);
        call.Need(stage.Channel, Moderating);
        var guild = stage.Channel.Guild!;
        guild.Stages.Remove(stage.Channel.Id);
        GuildActs.StageChanged(call.World, stage, "STAGE_INSTANCE_DELETE");
        call.Audit(guild, AuditAction.StageDelete, stage.Id, stage.ToJson(), null, Options(stage));
        return Answer.NoContent;
    }

    private static SimStage Find(Call call)
    {
        var channel = call.Channel();
        return channel.Guild?.Stages.GetValueOrDefault(channel.Id) ?? throw Refusals.UnknownStage;
    }

    private static System.Text.Json.Nodes.JsonObject Options(SimStage stage) =>
        new() { ["channel_id"] = stage.Channel.Id.Text() };
}
