using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Voice;

/// <summary>Who is in voice, who speaks on a stage, what a voice channel says of itself, and Discord's regions.</summary>
internal static class VoiceApi
{
    private const string States = "/guilds/{guild}/voice-states";

    private static readonly string[] Regions =
    [
        "us-west",
        "us-east",
        "us-central",
        "us-south",
        "singapore",
        "southafrica",
        "sydney",
        "rotterdam",
        "brazil",
        "hongkong",
        "russia",
        "japan",
        "india",
        "dubai",
    ];

    public static void Map(RestMap api)
    {
        api.Get("/voice/regions", _ => Answer.Ok(Regions.Select(Region).ToJsonArray()));
        api.Get("/guilds/{guild}/regions", call => Answer.Ok(RegionsOf(call.Guild())));
        api.Get(States + "/{user}", call => Answer.Ok(Find(call, call.Guild()).ToJson()));
        api.Patch(States + "/@me", EditOwn);
        api.Patch(States + "/{user}", EditOther);
        api.Put("/channels/{channel}/voice-status", SetStatus);
    }

    private static JsonArray RegionsOf(SimGuild _) => Regions.Select(Region).ToJsonArray();

    private static JsonObject Region(string id) =>
        new()
        {
            ["id"] = id,
            ["name"] = id,
            ["custom"] = false,
            ["deprecated"] = false,
            ["optimal"] = id == "rotterdam",
        };

    private static Answer EditOwn(Call call)
    {
        var guild = call.Guild();
        var state = OnStage(call, guild, call.Bot.User.Id);
        var form = call.Form();
        var suppress = form.Flag("suppress");
        var asked = form.Time("request_to_speak_timestamp");
        form.Check();
        if (suppress == false)
        {
            call.Need(state.Channel, Permission.MuteMembers);
        }

        if (asked is not null)
        {
            call.Need(state.Channel, Permission.RequestToSpeak);
        }

        state.IsSuppressed = suppress ?? state.IsSuppressed;
        state.AskedToSpeakAt = form.Has("request_to_speak_timestamp") ? asked : state.AskedToSpeakAt;
        VoiceActs.Announce(call.World, guild, state);
        return Answer.NoContent;
    }

    private static Answer EditOther(Call call)
    {
        var guild = call.Guild();
        var state = OnStage(call, guild, call.UserId());
        var form = call.Form();
        var suppress = form.Flag("suppress");
        form.Check();
        call.Need(state.Channel, Permission.MuteMembers);
        state.IsSuppressed = suppress ?? state.IsSuppressed;
        VoiceActs.Announce(call.World, guild, state);
        return Answer.NoContent;
    }

    // Only stages have speakers and an audience.
    private static SimVoiceState OnStage(Call call, SimGuild guild, ulong user)
    {
        var state = guild.VoiceStates.GetValueOrDefault(user) ?? throw Refusals.UnknownVoiceState;
        if (call.Form().Id("channel_id") is { } channel && channel != state.Channel.Id)
        {
            throw Refusals.NotInVoice;
        }

        return state.Channel.Type == ChannelType.Stage ? state : throw Refusals.WrongChannelType;
    }

    private static SimVoiceState Find(Call call, SimGuild guild)
    {
        var state = guild.VoiceStates.GetValueOrDefault(call.UserId()) ?? throw Refusals.UnknownVoiceState;
        return call.World.Sees(call.Bot.User.Id, state.Channel) ? state : throw Refusals.MissingAccess;
    }

    private static Answer SetStatus(Call call)
    {
        var channel = call.Channel();
        if (channel is not { Type: ChannelType.Voice, Guild: { } guild })
        {
            throw Refusals.WrongChannelType;
        }

        call.Need(channel, Permission.SetVoiceStatus);
        if (guild.VoiceStates.GetValueOrDefault(call.Bot.User.Id)?.Channel != channel)
        {
            call.Need(channel, Permission.ManageChannels);
        }

        var form = call.Form();
        var status = form.Text("status", 0, 500);
        form.Check();
        channel.VoiceStatus = string.IsNullOrEmpty(status) ? null : status;
        var data = new JsonObject { ["id"] = channel.Id.Text(), ["status"] = channel.VoiceStatus };
        GuildActs.Publish(call.World, guild, "VOICE_CHANNEL_STATUS_UPDATE", data, Intents.Guilds);
        var action = channel.VoiceStatus is null ? AuditAction.VoiceStatusDelete : AuditAction.VoiceStatusUpdate;
        var options = new JsonObject { ["status"] = channel.VoiceStatus ?? "" };
        call.Audit(guild, action, channel.Id, options: options);
        return Answer.NoContent;
    }
}
