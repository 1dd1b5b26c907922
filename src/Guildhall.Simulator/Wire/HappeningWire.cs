using System.Text.Json.Nodes;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Wire;

/// <summary>Events, stages and voice states.</summary>
internal static class HappeningWire
{
    public static JsonObject ToJson(this SimScheduledEvent happening, SimGuild guild, bool withCount = false)
    {
        var json = new JsonObject
        {
            ["id"] = happening.Id.Text(),
            ["guild_id"] = guild.Id.Text(),
            ["name"] = happening.Name,
            ["description"] = happening.Description,
            ["channel_id"] = happening.ChannelId.Text(),
            ["creator_id"] = happening.Creator.Id.Text(),
            ["creator"] = happening.Creator.ToJson(),
            ["image"] = null,
            ["scheduled_start_time"] = happening.Start.Iso(),
            ["scheduled_end_time"] = happening.End.Iso(),
            ["status"] = happening.Status,
            ["entity_type"] = happening.EntityType,
            ["entity_id"] = null,
            ["recurrence_rule"] = happening.Recurrence?.DeepClone(),
            ["privacy_level"] = 2,
            ["guild_scheduled_event_exceptions"] = new JsonArray(),
            ["entity_metadata"] = happening.Location is { } place ? new JsonObject { ["location"] = place } : null,
        };
        return withCount ? json.With(("user_count", happening.Interested.Count)) : json;
    }

    public static JsonObject ToJson(this SimStage stage) =>
        new()
        {
            ["id"] = stage.Id.Text(),
            ["guild_id"] = stage.Channel.Guild!.Id.Text(),
            ["channel_id"] = stage.Channel.Id.Text(),
            ["topic"] = stage.Topic,
            ["privacy_level"] = stage.PrivacyLevel,
            ["discoverable_disabled"] = true,
            ["guild_scheduled_event_id"] = stage.EventId.Text(),
        };

    public static JsonObject ToJson(this SimVoiceState state) =>
        new()
        {
            ["guild_id"] = state.Channel.Guild!.Id.Text(),
            ["channel_id"] = state.Channel.Id.Text(),
            ["user_id"] = state.Member.User.Id.Text(),
            ["member"] = state.Member.ToJson(),
            ["session_id"] = state.SessionId,
            ["deaf"] = state.Member.IsDeafened,
            ["mute"] = state.Member.IsMuted,
            ["self_deaf"] = state.IsSelfDeafened,
            ["self_mute"] = state.IsSelfMuted,
            ["self_stream"] = false,
            ["self_video"] = false,
            ["suppress"] = state.IsSuppressed,
            ["request_to_speak_timestamp"] = state.AskedToSpeakAt.Iso(),
        };
}
